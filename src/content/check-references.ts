/** Checks that everything the content names is there: what zod, which sees one file, cannot know. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toOutline } from '#markdown/index.ts';
import { filing as publication } from '#publication/index.ts';
import type { ContentProblem } from './problem.ts';
import type { Content, Document } from './read-content.ts';

/** All problems between files, in the order of the files. */
export async function checkReferences(content: Content): Promise<ContentProblem[]> {
  const problems: ContentProblem[] = [];
  const known = knownNames(content);
  const paths = knownPaths(content);

  const check = (
    set: ReadonlySet<string>,
    name: string | undefined,
    at: { file: string; line: number; what: string },
  ) => {
    if (name === undefined || set.has(name)) return;
    problems.push({ file: at.file, line: at.line, message: `There is no ${at.what} “${name}”.` });
  };

  for (const [file, list] of Object.entries(listedSlugs(content))) {
    const seen = new Set<string>();
    for (const [index, slug] of list.slugs.entries()) {
      if (seen.has(slug)) {
        const line = list.lineOf([...list.path, index, list.key]);
        problems.push({ file: list.file, line, message: `“${slug}” is there twice.` });
      }
      if (file === 'sections' && publication.reservedSlugs.has(slug)) {
        const line = list.lineOf([...list.path, index, list.key]);
        const message = `A section cannot be at /${slug}: the site uses that address itself.`;
        problems.push({ file: list.file, line, message });
      }
      seen.add(slug);
    }
  }
  problems.push(...placesTwice(content));

  for (const [index, section] of content.settings?.value.sections.entries() ?? []) {
    const line = content.settings?.lineOf(['sections', index, 'parent']) ?? 1;
    const earlier = new Set(
      content.settings?.value.sections.slice(0, index).map(({ slug }) => slug),
    );
    check(earlier, section.parent, { file: 'publication.yaml', line, what: 'earlier section' });
  }
  for (const [index, { portrait }] of content.people.value.entries()) {
    const line = content.people.lineOf([index, 'portrait']);
    check(known.pictures, portrait, { file: 'people.yaml', line, what: 'picture' });
  }
  for (const [index, { edition, placed }] of content.newsletters.value.entries()) {
    const at = (...path: PropertyKey[]) => ({
      file: 'newsletters.yaml',
      line: content.newsletters.lineOf([index, ...path]),
    });
    check(known.editions, edition, { ...at('edition'), what: 'edition' });
    for (const [place, slug] of placed?.sections.entries() ?? []) {
      check(known.sections, slug, { ...at('placed', 'sections', place), what: 'section' });
    }
    for (const [place, slug] of placed?.formats.entries() ?? []) {
      check(known.formats, slug, { ...at('placed', 'formats', place), what: 'format' });
    }
  }
  for (const [index, { file }] of content.pictures.value.entries()) {
    if (await isFile(join(content.folder, file))) continue;
    const line = content.pictures.lineOf([index, 'file']);
    problems.push({ file: 'pictures.yaml', line, message: `There is no file “${file}”.` });
  }
  for (const [index, { to }] of content.redirects.value.entries()) {
    if (isKnownPath(to, paths, known.unread)) continue;
    const line = content.redirects.lineOf([index, 'to']);
    problems.push({ file: 'redirects.yaml', line, message: `Nothing stands at “${to}”.` });
  }
  for (const [index, front] of content.fronts.value.entries()) {
    const at = (...path: PropertyKey[]) => ({
      file: 'fronts.yaml',
      line: content.fronts.lineOf([index, ...path]),
    });
    check(known.editions, front.edition, { ...at('edition'), what: 'edition' });
    check(known.live, front.lead, { ...at('lead'), what: 'live story' });
    for (const role of ['secondary', 'strip'] as const) {
      for (const [place, slug] of front[role].entries()) {
        check(known.live, slug, { ...at(role, place), what: 'live story' });
      }
    }
  }

  for (const story of content.stories) {
    const { entry, file, lineOf } = story;
    const at = (...path: PropertyKey[]) => ({ file, line: lineOf(path) });
    check(known.sections, entry.section, { ...at('section'), what: 'section' });
    check(known.formats, entry.format, { ...at('format'), what: 'format' });
    check(known.editions, entry.edition, { ...at('edition'), what: 'edition' });
    check(known.pictures, entry.picture, { ...at('picture'), what: 'picture' });
    for (const [index, topic] of entry.topics.entries()) {
      check(known.topics, topic, { ...at('topics', index), what: 'topic' });
    }
    for (const [index, name] of entry.byline.entries()) {
      check(known.people, name.person, { ...at('byline', index, 'person'), what: 'person' });
      check(known.editions, name.edition, { ...at('byline', index, 'edition'), what: 'edition' });
    }
    for (const choice of ['pin', 'ban'] as const) {
      for (const [index, slug] of entry.related[choice].entries()) {
        check(known.live, slug, { ...at('related', choice, index), what: 'live story' });
      }
    }
    for (const [index, path] of entry.formerly.entries()) {
      if (!paths.has(path)) continue;
      const line = lineOf(['formerly', index]);
      problems.push({ file, line, message: `“${path}” is the address of something else.` });
    }
    const cited = new Set(entry.sources.map(({ id }) => id));
    problems.push(...checkText(story, { known, paths, sources: cited }));
  }
  problems.push(...counterpartsTwice(content));
  for (const page of content.pages) {
    problems.push(...checkText(page, { known, paths, sources: new Set() }));
  }
  for (const issue of content.issues) {
    const { entry, file, lineOf, parsed } = issue;
    const at = (...path: PropertyKey[]) => ({ file, line: lineOf(path) });
    check(known.editions, entry.edition, { ...at('edition'), what: 'edition' });
    check(known.pictures, entry.picture, { ...at('picture'), what: 'picture' });
    for (const [index, slug] of entry.stories.entries()) {
      check(known.live, slug, { ...at('stories', index), what: 'live story' });
    }
    const headings = new Set(toOutline(parsed).map(({ text }) => text));
    for (const [index, item] of entry.items.entries()) {
      if (item.kind === 'printable' && !(await isFile(join(content.folder, item.file)))) {
        const line = lineOf(['items', index, 'file']);
        problems.push({ file, line, message: `There is no file “${item.file}”.` });
      }
      if (item.kind === 'solution') {
        const what = 'heading in the text for the solution';
        check(headings, item.headline, { ...at('items', index, 'headline'), what });
      }
    }
    problems.push(...checkText(issue, { known, paths, sources: new Set() }));
  }
  return problems;
}

type Known = ReturnType<typeof knownNames>;

function knownNames(content: Content) {
  const { settings, people, newsletters, promos, pictures, stories, unread } = content;
  const slugs = (list: { slug: string }[] = []) => new Set(list.map(({ slug }) => slug));
  return {
    sections: slugs(settings?.value.sections),
    formats: slugs(settings?.value.formats),
    editions: slugs(settings?.value.editions),
    topics: slugs(settings?.value.topics),
    people: slugs(people.value),
    newsletters: slugs(newsletters.value),
    promos: slugs(promos.value),
    pictures: new Set(pictures.value.map(({ key }) => key)),
    live: slugs(stories.filter(({ entry }) => entry.status === 'live')).union(unread),
    unread,
  };
}

/** Every address of the site that content may link to. */
function knownPaths(content: Content): Set<string> {
  const { settings, people, newsletters, stories, pages, issues } = content;
  const under = (prefix: string, list: { slug: string }[] = []) =>
    list.map(({ slug }) => `${prefix}/${slug}`);
  const months = stories.flatMap(({ entry: { published } }) => [
    `/archive/${published.slice(0, 4)}`,
    `/archive/${published.slice(0, 4)}/${published.slice(5, 7)}`,
  ]);
  return new Set([
    '/',
    '/archive',
    '/magazine',
    '/newsletters',
    ...under('', settings?.value.sections),
    ...under('', settings?.value.editions),
    ...under('', pages),
    ...under('/formats', settings?.value.formats),
    ...under('/topics', settings?.value.topics),
    ...under('/editions', settings?.value.editions),
    ...under('/people', people.value),
    ...under('/newsletters', newsletters.value),
    ...under('/magazine', issues),
    ...months,
    ...stories
      .filter(({ entry }) => entry.status === 'live')
      .map(({ slug, entry }) => `/${entry.section}/${slug}`),
  ]);
}

function isKnownPath(link: string, paths: Set<string>, unread: Set<string>): boolean {
  const path = link.replace(/[?#].*$/, '').replace(/(?<=.)\/$/, '');
  return path === '' || paths.has(path) || unread.has(path.replace(/^.*\//, ''));
}

function checkText<T>(
  { file, parsed, bodyBefore }: Document<T>,
  { known, paths, sources }: { known: Known; paths: Set<string>; sources: Set<string> },
): ContentProblem[] {
  const { references } = parsed;
  const missing = (
    list: { key: string; line: number; column: number }[],
    isThere: (key: string) => boolean,
    message: (key: string) => string,
  ) =>
    list
      .filter(({ key }) => !isThere(key))
      .map(({ key, line, column }) => ({
        file,
        line: line + bodyBefore,
        column,
        message: message(key),
      }));
  const named = (what: string) => (key: string) => `There is no ${what} “${key}”.`;
  return [
    ...missing(references.pictures, (key) => known.pictures.has(key), named('picture')),
    ...missing(references.newsletters, (key) => known.newsletters.has(key), named('newsletter')),
    ...missing(references.promos, (key) => known.promos.has(key), named('promo')),
    ...missing(references.stories, (key) => known.live.has(key), named('live story')),
    ...missing(
      references.sources,
      (key) => sources.has(key),
      (key) => `The front matter lists no source “${key}”.`,
    ),
    ...missing(
      references.links,
      (key) => isKnownPath(key, paths, known.unread),
      (key) => `This link is dead: nothing stands at “${key}”.`,
    ),
  ];
}

type ListedSlugs = {
  file: string;
  slugs: string[];
  path: PropertyKey[];
  key: string;
  lineOf: (path: PropertyKey[]) => number;
};

function listedSlugs(content: Content): Record<string, ListedSlugs> {
  const { settings, people, promos, newsletters, pictures, redirects, fronts } = content;
  const lists: Record<string, ListedSlugs> = {};
  for (const part of ['editions', 'sections', 'formats', 'topics'] as const) {
    if (!settings) break;
    lists[part] = {
      file: 'publication.yaml',
      slugs: settings.value[part].map(({ slug }) => slug),
      path: [part],
      key: 'slug',
      lineOf: settings.lineOf,
    };
  }
  const own = (file: string, key: string, slugs: string[], lineOf: ListedSlugs['lineOf']) => {
    lists[file] = { file, slugs, path: [], key, lineOf };
  };
  own(
    'people.yaml',
    'slug',
    people.value.map(({ slug }) => slug),
    people.lineOf,
  );
  own(
    'promos.yaml',
    'slug',
    promos.value.map(({ slug }) => slug),
    promos.lineOf,
  );
  own(
    'newsletters.yaml',
    'slug',
    newsletters.value.map(({ slug }) => slug),
    newsletters.lineOf,
  );
  own(
    'pictures.yaml',
    'key',
    pictures.value.map(({ key }) => key),
    pictures.lineOf,
  );
  own(
    'redirects.yaml',
    'from',
    redirects.value.map(({ from }) => from),
    redirects.lineOf,
  );
  own(
    'fronts.yaml',
    'edition',
    fronts.value.map(({ edition }) => edition),
    fronts.lineOf,
  );
  return lists;
}

/** Sections, editions and static pages share the first word of an address. */
function placesTwice({ settings, pages }: Content): ContentProblem[] {
  const places = new Map<string, string>();
  for (const { slug } of settings?.value.sections ?? []) places.set(slug, 'a section');
  const problems: ContentProblem[] = [];
  for (const [index, { slug }] of settings?.value.editions.entries() ?? []) {
    const line = settings?.lineOf(['editions', index, 'slug']) ?? 1;
    if (places.has(slug)) {
      const message = `/${slug} is already ${places.get(slug)}.`;
      problems.push({ file: 'publication.yaml', line, message });
    }
    places.set(slug, 'an edition');
  }
  for (const { file, slug } of pages) {
    const taken = publication.reservedSlugs.has(slug)
      ? 'used by the site itself'
      : places.get(slug);
    if (taken) problems.push({ file, line: 1, message: `/${slug} is already ${taken}.` });
  }
  return problems;
}

/** Of one story, each edition has one version. */
function counterpartsTwice({ stories }: Content): ContentProblem[] {
  const seen = new Set<string>();
  return stories.flatMap(({ file, lineOf, entry: { counterpart, edition } }) => {
    if (counterpart === undefined) return [];
    const version = `${counterpart} ${edition}`;
    if (!seen.has(version)) {
      seen.add(version);
      return [];
    }
    const message = `The edition “${edition}” has a version of “${counterpart}” already.`;
    return [{ file, line: lineOf(['counterpart']), message }];
  });
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ?? false;
}
