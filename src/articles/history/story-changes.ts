/**
 * How a live story changed, for readers: only revisions that were before readers, in the words they
 * read. What an editor called minor is marked so, and the page folds it.
 */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { env } from '#lib/env.ts';
import { parseMarkdown, toPlainText } from '#markdown/index.ts';
import type { Draft } from '../draft.ts';
import { draftOf, revisionSelect } from '../drafts/read-revision.ts';
import { visible } from '../visible.ts';
import { type BlockDiff, type DiffPart, diffBlocks, diffText } from './diff.ts';

export type StoryChange = {
  at: Date;
  isMinor: boolean;
  headline: DiffPart[] | null;
  standfirst: DiffPart[] | null;
  /** Blocks around what changed are left out. Empty when the text is the same. */
  blocks: BlockDiff[];
  /** What else was changed, in words: the picture, the names over the story. */
  others: ('byline' | 'picture' | 'sources')[];
};

export type StoryChanges = { firstPublishedAt: Date; changes: StoryChange[] };

/** Newest first; null when readers may not see the story. It asks nothing about whether to show it. */
export async function findStoryChanges(articleId: number): Promise<StoryChanges | null> {
  dependsOn(`article:${articleId}`);
  const row = await database().article.findFirst({
    where: { id: articleId, ...visible() },
    select: {
      firstPublishedAt: true,
      publishings: {
        select: { at: true, isMinor: true, revisionId: true, revision: { select: revisionSelect } },
        orderBy: { id: 'asc' },
      },
    },
  });
  if (!row?.firstPublishedAt) return null;
  const changes: StoryChange[] = [];
  for (const [index, { at, isMinor, revision }] of row.publishings.entries()) {
    const before = row.publishings[index - 1];
    if (!before || before.revisionId === row.publishings[index]?.revisionId) continue;
    const change = differenceOf(draftOf(before.revision), draftOf(revision));
    if (change) changes.push({ at, isMinor, ...change });
  }
  return { firstPublishedAt: row.firstPublishedAt, changes: changes.reverse() };
}

/** Null when a reader would see no difference. */
function differenceOf(before: Draft, after: Draft): Omit<StoryChange, 'at' | 'isMinor'> | null {
  const field = (name: 'headline' | 'standfirst') =>
    before[name] === after[name] ? null : diffText(before[name], after[name]);
  const [headline, standfirst] = [field('headline'), field('standfirst')];
  const text = diffBlocks(paragraphsOf(before), paragraphsOf(after));
  const blocks = text.filter(({ kind }) => kind !== 'same');
  const others = (['byline', 'picture', 'sources'] as const).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (!headline && !standfirst && blocks.length === 0 && others.length === 0) return null;
  return { headline, standfirst, blocks, others };
}

/** The text as it is read, without the addresses and marks that make it. */
function paragraphsOf({ body }: Draft): string[] {
  const nothing = { pictures: {}, sources: {}, newsletters: {}, promos: {}, stories: {} };
  const text = toPlainText(parseMarkdown(body), { siteUrl: env().SITE_URL, ...nothing });
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
