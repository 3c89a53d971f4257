/** Writes one revision and makes it the head: the only place that does, for the desk and for files. */
import { createHash } from 'node:crypto';
import type { Transaction } from '#lib/database.ts';
import type { Draft, DraftSource } from '../draft.ts';
import type { ResolvedDraft } from './resolve-draft.ts';

export type NewRevision = {
  articleId: number;
  /** One more than the head's. */
  number: number;
  draft: Draft;
  ids: ResolvedDraft;
  /** Who saved it; null when a file did. */
  author: { staffId: string; name: string } | null;
  base?: number;
  saveKey?: string | undefined;
};

/** Call it with the article's row locked. Readers see nothing of it. */
export async function writeRevision(
  tx: Transaction,
  { articleId, number, draft, ids, author, base, saveKey }: NewRevision,
): Promise<{ id: number; number: number; createdAt: Date }> {
  const { sectionId, formatId, editionId, pictureId } = ids;
  const revision = await tx.revision.create({
    data: {
      articleId,
      number,
      slug: draft.slug,
      sectionId,
      formatId,
      editionId,
      headline: draft.headline,
      standfirst: draft.standfirst,
      body: draft.body,
      pictureId,
      pictureCaption: draft.pictureCaption,
      authorId: author?.staffId ?? null,
      authorName: author?.name ?? null,
      baseNumber: base ?? null,
      saveKey: saveKey ?? null,
    },
    select: { id: true, number: true, createdAt: true },
  });
  const revisionId = revision.id;
  await tx.revisionTopic.createMany({
    data: ids.topicIds.map((topicId, position) => ({ revisionId, topicId, position })),
  });
  await tx.byline.createMany({
    data: ids.bylines.map((name, position) => ({ revisionId, position, ...name })),
  });
  await cite(tx, revisionId, draft.sources);
  const article = await tx.article.update({
    where: { id: articleId },
    data: { headRevisionId: revisionId },
    select: { firstPublishedAt: true },
  });
  if (!article.firstPublishedAt) await fileUnder(tx, { articleId, revisionId });
  return revision;
}

/** Gives the article the address and the filing of one of its revisions. */
export async function fileUnder(
  tx: Transaction,
  { articleId, revisionId }: { articleId: number; revisionId: number },
): Promise<void> {
  const { topics, ...filing } = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: {
      slug: true,
      sectionId: true,
      formatId: true,
      editionId: true,
      topics: { select: { topicId: true, position: true }, orderBy: { position: 'asc' } },
    },
  });
  await tx.article.update({ where: { id: articleId }, data: filing, select: { id: true } });
  const found = await tx.articleTopic.findMany({
    where: { articleId },
    select: { topicId: true },
    orderBy: { position: 'asc' },
  });
  const ids = (rows: { topicId: number }[]) => rows.map(({ topicId }) => topicId).join();
  if (ids(found) === ids(topics)) return;
  await tx.articleTopic.deleteMany({ where: { articleId } });
  await tx.articleTopic.createMany({ data: topics.map((topic) => ({ articleId, ...topic })) });
}

async function cite(tx: Transaction, revisionId: number, sources: DraftSource[]): Promise<void> {
  if (sources.length === 0) return;
  const rows = sources.map((source) => ({
    fingerprint: fingerprint(source),
    publisher: source.publisher,
    headline: source.headline ?? null,
    description: source.description ?? null,
    url: source.url ?? null,
    published: source.published ?? null,
    quote: source.quote ?? null,
  }));
  // In one order for everybody, so that two saves that add the same sources cannot wait for each other.
  const inOrder = rows.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  await tx.source.createMany({ data: inOrder, skipDuplicates: true });
  const known = await tx.source.findMany({
    where: { fingerprint: { in: rows.map((row) => row.fingerprint) } },
    select: { id: true, fingerprint: true },
  });
  const idOf = new Map(known.map((row) => [row.fingerprint, row.id]));
  await tx.citation.createMany({
    data: sources.flatMap((source, index) => {
      const sourceId = idOf.get(fingerprint(source));
      return sourceId ? [{ revisionId, position: index + 1, key: source.key, sourceId }] : [];
    }),
  });
}

/** One source is one row, whichever stories cite it: the fingerprint is of all that it says. */
function fingerprint(source: DraftSource): string {
  const { publisher, headline, description, published, url, quote } = source;
  const said = [publisher, headline, description, published, url, quote];
  const text = JSON.stringify(said.map((part) => part ?? null));
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
