/**
 * Puts a correction with a story, for good: it is added to and never changed. Readers see it with the
 * story and in the list of corrections at once.
 */
import { z } from 'zod';
import { type Actor, record } from '#accounts/index.ts';
import { type Changed, change } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { plainLines } from '#lib/plain-lines.ts';
import { changeLive } from '../change-live.ts';
import { lockStory } from '../drafts/story-at-desk.ts';
import { correctionLimit } from '../limits.ts';
import { mayCorrectStory } from '../policy.ts';

export const correctionKinds = ['correction', 'clarification'] as const;

export const correctionSchema = z.strictObject({
  kind: z.enum(correctionKinds),
  text: z
    .string()
    .transform((text) => plainLines(text).replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(correctionLimit)),
});
export type NewCorrection = z.output<typeof correctionSchema>;

export type CorrectionResult =
  | { kind: 'added'; at: Date }
  /** Readers never saw the story, so there is nothing to correct. */
  | { kind: 'not-published' }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

export async function addCorrection({
  actor,
  articleId,
  at,
  correction,
}: {
  actor: Actor;
  articleId: number;
  at: Date;
  correction: NewCorrection;
}): Promise<CorrectionResult> {
  return change(async (tx, changed) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    if (!mayCorrectStory(actor)) return { kind: 'forbidden' };
    if (!story.firstPublishedAt) return { kind: 'not-published' };
    await putCorrection(tx, changed, { actor, articleId, at, correction });
    return { kind: 'added', at };
  });
}

/** Without an actor when whoever wrote it has left the staff since. */
type Putting = Omit<Parameters<typeof addCorrection>[0], 'actor'> & {
  actor: Pick<Actor, 'staffId' | 'name'> | null;
};

/** The story must be locked, known to readers, and the actor somebody who may correct it. */
export async function putCorrection(
  tx: Transaction,
  changed: Changed,
  { actor, articleId, at, correction }: Putting,
): Promise<void> {
  await changeLive(tx, changed, articleId, async () => {
    const { count } = await tx.correction.createMany({
      data: [
        {
          articleId,
          ...correction,
          at,
          actorId: actor?.staffId ?? null,
          actorName: actor?.name ?? null,
        },
      ],
      // The same words at the same moment are one request that was sent twice.
      skipDuplicates: true,
    });
    if (count === 0) return;
    await tx.article.update({
      where: { id: articleId },
      data: { isEditedAtDesk: true },
      select: { id: true },
    });
    const subject = `story:${articleId}` as const;
    await record(tx, { actor, action: 'story.correct', subject, after: correction });
  });
}
