/**
 * An editor's word on what stands beside a story: pins in their order, and bans. It is about the story
 * as it stands, not about a revision, so readers see it at once.
 */
import { type Actor, record, roleAtLeast } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { database } from '#lib/database.ts';
import { relatedTo } from '#related/index.ts';
import { readCards } from './read.ts';
import type { RelatedCard } from './related.ts';
import { visible } from './visible.ts';

/** More would leave no place for what is found. */
export const mostPins = 9;
export const mostBans = 100;

/** Deciding what stands beside a story is an editor's, as deciding what stands on a front is. */
export function maySetRelated(actor: Actor): boolean {
  return roleAtLeast(actor, 'editor');
}

export type SetRelatedResult =
  | { kind: 'saved' }
  | { kind: 'forbidden' }
  | { kind: 'absent' }
  | { kind: 'invalid'; problems: RelatedProblem[] };

export type RelatedProblem = {
  field: 'pinned' | 'banned';
  /** `twice`: the story itself, or one that is named twice or both pinned and banned. */
  code: 'unknown' | 'twice' | 'too-many';
};

export async function setRelated(request: {
  actor: Actor;
  articleId: number;
  pinned: number[];
  banned: number[];
}): Promise<SetRelatedResult> {
  const { actor, articleId, pinned, banned } = request;
  if (!maySetRelated(actor)) return { kind: 'forbidden' };
  const wanted = [...pinned, ...banned];
  const invalid = (field: RelatedProblem['field'], code: RelatedProblem['code']) =>
    ({ kind: 'invalid', problems: [{ field, code }] }) satisfies SetRelatedResult;
  if (pinned.length > mostPins) return invalid('pinned', 'too-many');
  if (banned.length > mostBans) return invalid('banned', 'too-many');
  if (new Set([articleId, ...pinned]).size <= pinned.length) return invalid('pinned', 'twice');
  if (new Set([articleId, ...wanted]).size <= wanted.length) return invalid('banned', 'twice');
  return change(async (tx, changed) => {
    const found = await tx.article.findMany({
      where: { id: { in: [articleId, ...wanted] } },
      select: { id: true },
    });
    const known = new Set(found.map(({ id }) => id));
    if (!known.has(articleId)) return { kind: 'absent' };
    if (!pinned.every((id) => known.has(id))) return invalid('pinned', 'unknown');
    if (!banned.every((id) => known.has(id))) return invalid('banned', 'unknown');
    const rows = (ids: number[], choice: 'pinned' | 'banned') =>
      ids.map((otherId, position) => ({ articleId, otherId, choice, position }));
    const before = await tx.related.findMany({
      where: { articleId },
      select: { otherId: true, choice: true },
      orderBy: [{ choice: 'asc' }, { position: 'asc' }],
    });
    // Whoever chose saw live stories only. What is out of sight keeps its choice, behind the others.
    const live = await tx.article.findMany({
      where: { id: { in: before.map(({ otherId }) => otherId) }, ...visible() },
      select: { id: true },
    });
    const seen = new Set(live.map(({ id }) => id));
    const outOfSight = (choice: string) =>
      before
        .filter(({ otherId, choice: was }) => was === choice && !seen.has(otherId))
        .map(({ otherId }) => otherId)
        .filter((id) => !wanted.includes(id));
    const kept = { pinned: outOfSight('pinned'), banned: outOfSight('banned') };
    await tx.related.deleteMany({ where: { articleId } });
    await tx.related.createMany({
      data: [
        ...rows([...pinned, ...kept.pinned], 'pinned'),
        ...rows([...banned, ...kept.banned], 'banned'),
      ],
    });
    const was = (choice: string) =>
      before.filter((row) => row.choice === choice).map(({ otherId }) => otherId);
    await record(tx, {
      actor,
      action: 'story.set-related',
      subject: `story:${articleId}`,
      before: { pinned: was('pinned'), banned: was('banned') },
      after: { pinned, banned },
    });
    changed(`related:${articleId}`);
    return { kind: 'saved' };
  });
}

export type RelatedChoices = {
  /** In the editor's order. */
  pinned: RelatedCard[];
  /** What was worked out, without pins and bans, best first. */
  found: RelatedCard[];
  banned: RelatedCard[];
};

/** What an editor chooses from: live stories only, each with its reason. */
export async function readRelatedChoices(
  actor: Actor,
  articleId: number,
): Promise<RelatedChoices | { kind: 'forbidden' }> {
  if (!maySetRelated(actor)) return { kind: 'forbidden' };
  const picks = await database().related.findMany({
    where: { articleId },
    select: { otherId: true, choice: true },
    orderBy: { position: 'asc' },
  });
  const computed = await relatedTo(articleId);
  const reasons = new Map(computed.map(({ id, reason }) => [id, reason]));
  const chosen = (choice: string) =>
    picks.filter((pick) => pick.choice === choice).map(({ otherId }) => otherId);
  const show = async (ids: number[]) =>
    (await readCards(ids)).map((card) => ({ ...card, reason: reasons.get(card.id) ?? null }));
  const picked = new Set(picks.map(({ otherId }) => otherId));
  return {
    pinned: await show(chosen('pinned')),
    found: await show(computed.map(({ id }) => id).filter((id) => !picked.has(id))),
    banned: await show(chosen('banned')),
  };
}
