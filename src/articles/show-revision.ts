/**
 * Makes a revision live and takes a story away. Every time a revision goes before readers is kept, for
 * it is the public history of the story.
 */
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { changeLive } from './change-live.ts';
import { fileUnder } from './drafts/write-revision.ts';

export type Showing = {
  articleId: number;
  /** A revision of the article, head or not. */
  revisionId: number;
  at: Date;
  /** No reader needs to hear of it: the date of the last change stays. */
  isMinor?: boolean;
};

/**
 * Makes a revision the live one, with its address and filing, and keeps the revision for good. Call
 * it with the article's row locked; whether it may be shown is the caller's to know.
 */
export async function showRevision(tx: Transaction, changed: Changed, showing: Showing) {
  const { articleId, revisionId, at, isMinor = false } = showing;
  await changeLive(tx, changed, articleId, async () => {
    const { firstPublishedAt, lastChangedAt } = await tx.article.findUniqueOrThrow({
      where: { id: articleId },
      select: { firstPublishedAt: true, lastChangedAt: true },
    });
    await fileUnder(tx, { articleId, revisionId });
    await tx.revision.update({
      where: { id: revisionId },
      data: { isPinned: true },
      select: { id: true },
    });
    await tx.publishing.create({ data: { articleId, revisionId, at, isMinor } });
    await tx.article.update({
      where: { id: articleId },
      data: {
        status: 'live',
        liveRevisionId: revisionId,
        firstPublishedAt: firstPublishedAt ?? at,
        lastChangedAt: isMinor && lastChangedAt ? lastChangedAt : at,
      },
      select: { id: true },
    });
  });
}

/** Takes a live story away from readers, everywhere and at once. Its address says that it was there. */
export async function hideStory(tx: Transaction, changed: Changed, articleId: number) {
  await changeLive(tx, changed, articleId, () =>
    tx.article.update({
      where: { id: articleId },
      data: { status: 'withdrawn', liveRevisionId: null },
      select: { id: true },
    }),
  );
}
