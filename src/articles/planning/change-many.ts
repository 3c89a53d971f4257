/** One act on many stories. Each is checked and done by itself: what may not be done is said, not hidden. */
import { z } from 'zod';
import type { Actor } from '#accounts/index.ts';
import { withdrawStory } from '../publishing/withdraw-story.ts';
import { handStages } from '../workflow.ts';
import { assignStory } from './assign-story.ts';
import { moveStory } from './move-story.ts';

export const changeManySchema = z.strictObject({
  ids: z.array(z.int().positive()).min(1).max(200),
  act: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('move'), to: z.enum(handStages) }),
    z.strictObject({ kind: z.literal('assign'), assigneeId: z.string().max(60).nullable() }),
    z.strictObject({ kind: z.literal('due'), dueAt: z.coerce.date().nullable() }),
    z.strictObject({ kind: z.literal('withdraw'), reason: z.string().trim().min(1).max(500) }),
  ]),
});

export type ChangeMany = z.infer<typeof changeManySchema>;

/** `outcome` is the kind that the operation on this story answered. */
export type ChangeManyResult = {
  kind: 'done';
  done: number[];
  refused: { id: number; outcome: string }[];
};

const good = new Set(['moved', 'assigned', 'withdrawn', 'unchanged']);

export async function changeMany(
  actor: Actor,
  { ids, act }: ChangeMany,
): Promise<ChangeManyResult> {
  const result: ChangeManyResult = { kind: 'done', done: [], refused: [] };
  for (const id of new Set(ids)) {
    const outcome = await changeOne(actor, id, act);
    if (good.has(outcome)) result.done.push(id);
    else result.refused.push({ id, outcome });
  }
  return result;
}

async function changeOne(actor: Actor, articleId: number, act: ChangeMany['act']): Promise<string> {
  switch (act.kind) {
    case 'move':
      return (await moveStory({ actor, articleId, to: act.to })).kind;
    case 'assign':
      return (await assignStory({ actor, articleId, assigneeId: act.assigneeId })).kind;
    case 'due':
      return (await assignStory({ actor, articleId, dueAt: act.dueAt })).kind;
    case 'withdraw':
      return (await withdrawStory({ actor, articleId, reason: act.reason })).kind;
  }
}
