/**
 * Loads a content folder into the database: all of it in one transaction or nothing, so that no
 * moment exists in which readers see half. It adds and changes; what a file no longer names stays.
 */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { filing as articles } from '#articles/index.ts';
import { filing as fronts } from '#fronts/index.ts';
import { change } from '#lib/changes.ts';
import { database } from '#lib/database.ts';
import { filing as magazine } from '#magazine/index.ts';
import { filing as media, storeFile } from '#media/index.ts';
import { filing as newsletters } from '#newsletters/index.ts';
import { filing as publication } from '#publication/index.ts';
import { refreshRelated } from '#related/index.ts';
import { learnAllWords } from '#search/index.ts';
import { checkContent } from './check-content.ts';
import type { ContentProblem } from './problem.ts';
import type { Content } from './read-content.ts';
import { splitSolutions } from './split-solutions.ts';

export type LoadResult =
  /**
   * `changed` counts the tags of what changed; 0 when everything was already so. `kept` are the
   * stories whose file has changed and that were left as the desk has them.
   */
  { ok: true; changed: number; kept: string[] } | { ok: false; problems: ContentProblem[] };

/** A load of ten thousand stories takes minutes; one that takes longer has hung. */
const loadTimeoutMs = 15 * 60 * 1000;

/** Whether there is nothing to read yet, as on a first start. */
export async function isPublicationEmpty(): Promise<boolean> {
  return (await database().publication.count()) === 0;
}

/** Loads the folder and tells `report` in words what it is doing. Bad content changes nothing. */
export async function loadContent(
  folder: string,
  report: (line: string) => void,
): Promise<LoadResult> {
  const { content, problems } = await checkContent(folder);
  const { settings } = content;
  if (problems.length > 0 || !settings) return { ok: false, problems };

  const pictures = await preparePictures(content, report);
  const files = await storePrintables(content);
  report(`Filing ${content.stories.length} stories`);
  const tags = new Set<string>();
  const kept: string[] = [];
  await change(
    async (tx, tell) => {
      const changed = (...more: string[]) => {
        for (const tag of more) tags.add(tag);
        tell(...more);
      };
      for (const picture of pictures) await media.savePicture(tx, changed, picture);
      await publication.saveSettings(tx, changed, settings.value);
      for (const entry of content.people.value) await publication.savePerson(tx, changed, entry);
      for (const [position, entry] of content.newsletters.value.entries()) {
        await newsletters.saveNewsletter(tx, changed, { entry, position });
      }
      for (const entry of content.promos.value) await publication.savePromo(tx, changed, entry);
      for (const page of content.pages) await publication.savePage(tx, changed, page);
      for (const story of content.stories) {
        const { kind } = await articles.saveStory(tx, changed, story);
        if (kind === 'kept') kept.push(story.slug);
      }
      for (const story of content.stories) await articles.saveRelated(tx, changed, story);
      for (const entry of content.fronts.value) await fronts.saveFront(tx, changed, entry);
      for (const { slug, entry, body } of content.issues) {
        const split = splitSolutions(body, solutionsOf(entry.items));
        await magazine.saveMagazineIssue(tx, changed, { slug, entry, files, ...split });
      }
      for (const redirect of redirectsOf(content)) {
        await publication.saveRedirect(tx, changed, redirect);
      }
    },
    { timeoutMs: loadTimeoutMs },
  );
  await learnAllWords();
  await refreshRelated();
  return { ok: true, changed: tags.size, kept };
}

type PictureEntry = Content['pictures']['value'][number];
type Prepared = { entry: PictureEntry; prepared: Awaited<ReturnType<typeof media.preparePicture>> };

/** As many at once as the machine has cores: each is made in a process of its own. */
async function preparePictures({ folder, pictures }: Content, report: (line: string) => void) {
  let begun = 0;
  const prepare = async (entry: PictureEntry): Promise<Prepared> => {
    begun += 1;
    report(`Preparing pictures: ${begun} of ${pictures.value.length}`);
    return { entry, prepared: await media.preparePicture(join(folder, entry.file)) };
  };
  const prepared: Prepared[] = await Readable.from(pictures.value)
    .map(prepare, { concurrency: availableParallelism() })
    .toArray();
  return prepared;
}

async function storePrintables({ folder, issues }: Content) {
  const files: Record<string, { path: string; bytes: number }> = {};
  for (const { entry } of issues) {
    for (const item of entry.items) {
      if (item.kind !== 'printable') continue;
      const bytes = await readFile(join(folder, item.file));
      const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 20);
      const name = item.file.replace(/^.*\//, '').replace(extname(item.file), '');
      const path = `${digest}/${name}.pdf`;
      await storeFile(path, bytes);
      files[item.file] = { path, bytes: bytes.length };
    }
  }
  return files;
}

function solutionsOf(items: Content['issues'][number]['entry']['items']): string[] {
  return items.flatMap((item) => (item.kind === 'solution' ? [item.headline] : []));
}

function redirectsOf({ redirects, stories }: Content): { from: string; to: string }[] {
  const moved = stories.flatMap(({ slug, entry }) =>
    entry.formerly.map((from) => ({ from, to: `/${entry.section}/${slug}` })),
  );
  return [...redirects.value, ...moved];
}
