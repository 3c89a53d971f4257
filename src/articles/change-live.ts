/**
 * The one way to change what readers see of a story: its documents are dropped, and search and the
 * related stories hear of it, in the transaction of the change. Nobody can do one and forget the rest.
 */
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
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
  const { slug } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { slug: true },
  });
  const tags = tagsOfChange({ id: articleId, slug }, before, after);
  if (tags.length > 0) {
    await indexStory(tx, articleId);
    changed(...tags, 'search');
  }
  return result;
}

/** What a reader could see of the story at this point of the transaction. */
async function seenNow(tx: Transaction, id: number): Promise<Seen> {
  const row = await tx.article.findUnique({
    where: { id },
    include: {
      topics: { orderBy: { position: 'asc' } },
      corrections: { orderBy: { at: 'asc' } },
      liveRevision: { include: { bylines: true } },
    },
  });
  if (!row?.liveRevision || !row.firstPublishedAt) return null;
  const live = row.liveRevision;
  const card = [
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
  return {
    page: JSON.stringify([card, live.id, row.topics, row.corrections]),
    // A byline belongs to its revision; what a card shows is who and in which order.
    card: JSON.stringify(card, (key, value) => (key === 'revisionId' ? undefined : value)),
    firstPublishedAt: row.firstPublishedAt,
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
}
