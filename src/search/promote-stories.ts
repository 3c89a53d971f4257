/** An editor's word on what stands first for a query. Only live stories are shown, whatever it says. */
import { type Actor, record, roleAtLeast } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { database } from '#lib/database.ts';
import { parseQuery } from './parse-query.ts';

/** More would push down what was found. */
export const mostPromoted = 3;

export function mayPromoteStories(actor: Actor): boolean {
  return roleAtLeast(actor, 'editor');
}

export type PromoteResult =
  | { kind: 'saved'; query: string }
  | { kind: 'forbidden' }
  | { kind: 'invalid'; problems: PromoteProblem[] };

export type PromoteProblem =
  /** The query asks for nothing. */
  | { field: 'query'; code: 'missing' }
  | { field: 'articleIds'; code: 'twice' | 'too-many' | 'unknown' };

/** Lets these stories, in this order, stand first for a query; none ends the promotion. */
export async function promoteStories(request: {
  actor: Actor;
  query: string;
  articleIds: number[];
}): Promise<PromoteResult> {
  const { actor, articleIds } = request;
  if (!mayPromoteStories(actor)) return { kind: 'forbidden' };
  const { text: query } = parseQuery(request.query);
  const invalid = (problem: PromoteProblem): PromoteResult => ({
    kind: 'invalid',
    problems: [problem],
  });
  if (query === '') return invalid({ field: 'query', code: 'missing' });
  if (articleIds.length > mostPromoted) return invalid({ field: 'articleIds', code: 'too-many' });
  if (new Set(articleIds).size < articleIds.length) {
    return invalid({ field: 'articleIds', code: 'twice' });
  }
  return change(async (tx, changed) => {
    const known = await tx.article.count({ where: { id: { in: articleIds } } });
    if (known < articleIds.length) return invalid({ field: 'articleIds', code: 'unknown' });
    const before = await tx.searchPromotion.findMany({
      where: { query },
      select: { articleId: true },
      orderBy: { position: 'asc' },
    });
    await tx.searchPromotion.deleteMany({ where: { query } });
    await tx.searchPromotion.createMany({
      data: articleIds.map((articleId, position) => ({ query, articleId, position })),
    });
    await record(tx, {
      actor,
      action: 'search.promote',
      subject: `query:${query}`,
      before: before.map(({ articleId }) => articleId),
      after: articleIds,
    });
    changed('search');
    return { kind: 'saved', query };
  });
}

/** A story as its editors know it; readers are shown it only while it is live. */
export type PromotedStory = { id: number; headline: string; isLive: boolean };
export type Promotion = { query: string; stories: PromotedStory[] };

/** Every promotion, by query. */
export async function listPromotions(actor: Actor): Promise<Promotion[] | { kind: 'forbidden' }> {
  if (!mayPromoteStories(actor)) return { kind: 'forbidden' };
  const rows = await database().searchPromotion.findMany({
    select: {
      query: true,
      article: {
        select: { id: true, status: true, headRevision: { select: { headline: true } } },
      },
    },
    orderBy: [{ query: 'asc' }, { position: 'asc' }],
  });
  const byQuery = Map.groupBy(rows, ({ query }) => query);
  return [...byQuery].map(([query, promoted]) => ({
    query,
    stories: promoted.map(({ article: { id, status, headRevision } }) => ({
      id,
      headline: headRevision?.headline ?? '',
      isLive: status === 'live',
    })),
  }));
}
