/**
 * Puts a story, or a live story's changed head, on the schedule. What goes out is the revision that was
 * checked, with the correction that was written for it: what is typed afterwards waits until it is
 * scheduled again.
 */
import type { Actor } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { now } from '#lib/clock.ts';
import { lockStory } from '../drafts/story-at-desk.ts';
import { mayPublishStory } from '../policy.ts';
import { recordEvent } from '../record-event.ts';
import { notScheduled } from './not-scheduled.ts';
import { type Held, hold, mayNotCorrect, type Publish } from './publish-story.ts';

export type Schedule = Publish & {
  publishAt: Date;
  /** When it is to be withdrawn again by itself. */
  withdrawAt?: Date | null | undefined;
};

export type ScheduleResult =
  | { kind: 'scheduled'; revision: number; publishAt: Date }
  | { kind: 'invalid'; problems: { field: string; code: 'past' | 'before-publication' }[] }
  | Held;

/** Also moves what is scheduled to another time or to the newest text. */
export async function scheduleStory(wanted: Schedule): Promise<ScheduleResult> {
  const { actor, articleId, publishAt, withdrawAt, at = now() } = wanted;
  const { isMinor = false, correction } = wanted;
  return change(async (tx) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    if (!mayPublishStory(actor)) return { kind: 'forbidden' };
    if (publishAt <= at)
      return { kind: 'invalid', problems: [{ field: 'publishAt', code: 'past' }] };
    if (withdrawAt && withdrawAt <= publishAt) {
      return { kind: 'invalid', problems: [{ field: 'withdrawAt', code: 'before-publication' }] };
    }
    const held = await hold(tx, story, { ...wanted, at, goesAt: publishAt });
    if (held) return held;
    const mayNot = correction ? mayNotCorrect(actor, story) : null;
    if (mayNot) return mayNot;
    const { id, number } = story.headRevision;
    await tx.revision.update({ where: { id }, data: { isPinned: true }, select: { id: true } });
    await tx.article.update({
      where: { id: articleId },
      data: {
        stage: 'scheduled',
        publishAt,
        publishRevisionId: id,
        scheduledById: actor.staffId,
        publishIsMinor: isMinor && !correction,
        publishCorrection: correction?.kind ?? null,
        publishCorrectionText: correction?.text ?? null,
        ...(withdrawAt === undefined ? {} : { withdrawAt }),
      },
      select: { id: true },
    });
    await recordEvent(tx, {
      articleId,
      kind: 'scheduled',
      actor,
      at,
      revision: number,
      details: {
        publishAt: publishAt.toISOString(),
        ...(isMinor && !correction ? { isMinor } : {}),
        ...(correction ? { [correction.kind]: correction.text } : {}),
      },
    });
    return { kind: 'scheduled', revision: number, publishAt };
  });
}

export type UnscheduleResult =
  | { kind: 'unscheduled' }
  | { kind: 'not-scheduled' }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** Takes it off the schedule: it is ready again, and nothing happens by itself. */
export async function unscheduleStory({
  actor,
  articleId,
  at = now(),
}: {
  actor: Actor;
  articleId: number;
  at?: Date;
}): Promise<UnscheduleResult> {
  return change(async (tx) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    if (!mayPublishStory(actor)) return { kind: 'forbidden' };
    if (story.stage !== 'scheduled') return { kind: 'not-scheduled' };
    await tx.article.update({
      where: { id: articleId },
      data: offSchedule(story),
      select: { id: true },
    });
    await recordEvent(tx, { articleId, kind: 'unscheduled', actor, at });
    return { kind: 'unscheduled' };
  });
}

/** A withdrawal that was to follow goes as well, unless readers see the story already. */
export function offSchedule({ status, withdrawAt }: { status: string; withdrawAt: Date | null }) {
  return {
    stage: 'ready',
    ...notScheduled,
    withdrawAt: status === 'live' ? withdrawAt : null,
  } as const;
}
