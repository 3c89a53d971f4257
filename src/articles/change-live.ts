/**
 * The one way to change what readers see of a story: its documents are dropped, search and the related
 * stories hear of it, and a new address leads on from the old one, in the transaction of the change.
 * Nobody can do one and forget the rest.
 */
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { filing as publication } from '#publication/index.ts';
import { indexStory } from '#search/index.ts';
import { listsOf, type Seen, tagsOfChange } from './tags.ts';

/** Runs `work`, which may change anything of the story, and tells everybody what differs after it. */
export async function changeLive<T>(
  tx: Transaction,
  changed: Changed,
  articleId: number,
  work: () => Promise<T>,
): Promise<T> {
  const before = await seenNow(tx, articleId);
  const result = await work();
  const after = await seenNow(tx, articleId);
  const tags = tagsOfChange({ id: articleId }, before.seen, after.seen);
  if (tags.length > 0) {
    await indexStory(tx, articleId);
    changed(...tags, 'search');
  }
  if (before.wasPublished && before.path !== after.path) {
    const move = { from: before.path, to: after.path };
    await publication.saveRedirect(tx, changed, move);
    await publication.followMoves(tx, changed, move);
  }
  return result;
}

/**
 * What a reader could see of the story at this point of the transaction. `path` is where it stands or
 * would stand; `wasPublished` says whether readers ever knew it there.
 */
async function seenNow(
  tx: Transaction,
  id: number,
): Promise<{ seen: Seen; path: string; wasPublished: boolean }> {
  const row = await tx.article.findUniqueOrThrow({
    where: { id },
    include: {
      section: { select: { slug: true } },
      topics: { orderBy: { position: 'asc' } },
      corrections: { orderBy: { at: 'asc' } },
      liveRevision: { include: { bylines: true } },
    },
  });
  const path = `/${row.section.slug}/${row.slug}`;
  const wasPublished = row.firstPublishedAt !== null;
  const live = row.liveRevision;
  if (!live || !row.firstPublishedAt) return { seen: null, path, wasPublished };
  const card = [
    row.slug,
    row.sectionId,
    row.formatId,
    row.editionId,
    row.firstPublishedAt,
    row.lastChangedAt,
    live.headline,
    live.standfirst,
    live.pictureId,
    live.bylines,
  ];
  const seen: Seen = {
    slug: row.slug,
    page: JSON.stringify([card, live.id, row.topics, row.corrections]),
    // A byline belongs to its revision; what a card shows is who and in which order.
    card: JSON.stringify(card, (key, value) => (key === 'revisionId' ? undefined : value)),
    firstPublishedAt: row.firstPublishedAt,
    corrections: row.corrections.length,
    lists: listsOf({
      sectionId: row.sectionId,
      formatId: row.formatId,
      editionId: row.editionId,
      topicIds: row.topics.map(({ topicId }) => topicId),
      personIds: live.bylines.map(({ personId }) => personId),
      counterpartKey: row.counterpartKey,
      firstPublishedAt: row.firstPublishedAt,
    }),
  };
  return { seen, path, wasPublished };
}
