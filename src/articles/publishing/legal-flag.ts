/** The lawyers must look first: who said so and why, and who says that they have. */
import type { Actor } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { now } from '#lib/clock.ts';
import { lockStory } from '../drafts/story-at-desk.ts';
import { mayCloseLegalFlag, mayOpenLegalFlag } from '../policy.ts';
import { recordEvent } from '../record-event.ts';
import { offSchedule } from './schedule-story.ts';

type Flag = { actor: Actor; articleId: number; reason: string; at?: Date };

export type LegalFlagResult =
  | { kind: 'opened'; wasScheduled: boolean }
  | { kind: 'closed' }
  | { kind: 'unchanged' }
  | { kind: 'invalid'; problems: { field: 'reason'; code: 'missing' }[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** A scheduled story comes off the schedule: nothing goes out by itself while the lawyers read. */
export async function openLegalFlag(flag: Flag): Promise<LegalFlagResult> {
  const { actor, articleId, at = now() } = flag;
  const reason = flag.reason.trim();
  return change(async (tx) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    if (!mayOpenLegalFlag(actor, story.owned)) return { kind: 'forbidden' };
    if (reason === '') return missing;
    if (story.legalReason === reason) return { kind: 'unchanged' };
    const wasScheduled = story.stage === 'scheduled';
    await tx.article.update({
      where: { id: articleId },
      data: { legalReason: reason, ...(wasScheduled ? offSchedule(story) : {}) },
      select: { id: true },
    });
    await recordEvent(tx, { articleId, kind: 'legal_opened', actor, at, note: reason });
    if (wasScheduled) await recordEvent(tx, { articleId, kind: 'unscheduled', actor, at });
    return { kind: 'opened', wasScheduled };
  });
}

export async function closeLegalFlag(flag: Flag): Promise<LegalFlagResult> {
  const { actor, articleId, at = now() } = flag;
  const reason = flag.reason.trim();
  return change(async (tx) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    if (!mayCloseLegalFlag(actor)) return { kind: 'forbidden' };
    if (story.legalReason === null) return { kind: 'unchanged' };
    if (reason === '') return missing;
    await tx.article.update({
      where: { id: articleId },
      data: { legalReason: null },
      select: { id: true },
    });
    await recordEvent(tx, { articleId, kind: 'legal_closed', actor, at, note: reason });
    return { kind: 'closed' };
  });
}

const missing: LegalFlagResult = {
  kind: 'invalid',
  problems: [{ field: 'reason', code: 'missing' }],
};
