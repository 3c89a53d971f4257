/** Takes a story away from readers, now or at a time, and gives it back. */
import type { Actor } from '#accounts/index.ts';
import { type Changed, change } from '#lib/changes.ts';
import { now } from '#lib/clock.ts';
import type { Transaction } from '#lib/database.ts';
import { draftOf, revisionSelect } from '../drafts/read-revision.ts';
import { lockStory, type StoryAtDesk } from '../drafts/story-at-desk.ts';
import { mayPublishStory } from '../policy.ts';
import { recordEvent } from '../record-event.ts';
import { hideStory } from '../show-revision.ts';
import { type Override, passGate } from './gate.ts';
import type { Held } from './publish-story.ts';
import { putLive } from './put-live.ts';
import { offSchedule } from './schedule-story.ts';

type Act = { actor: Actor; articleId: number; at?: Date };

export type WithdrawResult =
  | { kind: 'withdrawn' }
  | { kind: 'not-live' }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** Gone everywhere at once. A change that was scheduled is off the schedule: it must not bring it back. */
export async function withdrawStory(act: Act & { reason: string }): Promise<WithdrawResult> {
  const { actor, articleId, reason, at = now() } = act;
  return change(async (tx, changed) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    if (!mayPublishStory(actor)) return { kind: 'forbidden' };
    if (story.status !== 'live') return { kind: 'not-live' };
    await takeAway(tx, changed, { story, actor, at, note: reason.trim() || undefined });
    return { kind: 'withdrawn' };
  });
}

type TakeAway = { story: StoryAtDesk; actor: Actor | null; at: Date; note?: string | undefined };

/** For a hand and for the clock. The row must be locked. */
export async function takeAway(tx: Transaction, changed: Changed, taking: TakeAway): Promise<void> {
  const { story, actor, at, note } = taking;
  const { id, stage, liveRevision } = story;
  const plan = stage === 'scheduled' ? offSchedule({ ...story, status: 'withdrawn' }) : {};
  await tx.article.update({
    where: { id },
    data: { ...plan, withdrawAt: null },
    select: { id: true },
  });
  await hideStory(tx, changed, id);
  const revision = liveRevision?.number;
  await recordEvent(tx, { articleId: id, kind: 'withdrawn', actor, at, revision, note });
}

export type RestoreResult =
  | { kind: 'restored'; revision: number; url: string }
  | { kind: 'not-withdrawn' }
  | Extract<Held, { kind: 'refused' | 'embargoed-until' | 'forbidden' | 'absent' }>;

/** Gives back the revision that readers saw last. The gate is asked again: the world may have changed. */
export async function restoreStory(
  act: Act & { override?: Override | undefined },
): Promise<RestoreResult> {
  const { actor, articleId, override, at = now() } = act;
  return change(async (tx, changed) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    if (!mayPublishStory(actor)) return { kind: 'forbidden' };
    const revision = story.status === 'withdrawn' ? await lastSeen(tx, story) : null;
    if (!revision) return { kind: 'not-withdrawn' };
    const { embargoUntil, legalReason } = story;
    if (embargoUntil && at < embargoUntil) return { kind: 'embargoed-until', until: embargoUntil };
    const refused = await passGate(tx, {
      articleId,
      revision: revision.number,
      draft: draftOf(revision),
      legalReason,
      actor,
      override,
      at,
    });
    if (refused) return refused;
    await putLive(tx, changed, { story, revision, actor, at, isMinor: true, kind: 'restored' });
    const url = `/${revision.section.slug}/${revision.slug}`;
    return { kind: 'restored', revision: revision.number, url };
  });
}

/** A story that a file withdrew was never shown by the desk: then it is what the file says. */
async function lastSeen(tx: Transaction, { id, headRevision }: StoryAtDesk) {
  const last = await tx.publishing.findFirst({
    where: { articleId: id },
    select: { revision: { select: revisionSelect } },
    orderBy: { id: 'desc' },
  });
  return last?.revision ?? headRevision;
}

export type PlanWithdrawalResult =
  | { kind: 'planned'; withdrawAt: Date | null }
  | { kind: 'not-live' }
  | { kind: 'invalid'; problems: { field: 'withdrawAt'; code: 'past' | 'before-publication' }[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** Says when a live or scheduled story is to be withdrawn by itself, or, with null, that it is not. */
export async function planWithdrawal(
  act: Act & { withdrawAt: Date | null },
): Promise<PlanWithdrawalResult> {
  const { actor, articleId, withdrawAt, at = now() } = act;
  return change(async (tx) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    if (!mayPublishStory(actor)) return { kind: 'forbidden' };
    if (story.status !== 'live' && story.stage !== 'scheduled') return { kind: 'not-live' };
    if (withdrawAt && withdrawAt <= at) return invalid('past');
    if (withdrawAt && story.publishAt && withdrawAt <= story.publishAt) {
      return invalid('before-publication');
    }
    await tx.article.update({
      where: { id: articleId },
      data: { withdrawAt },
      select: { id: true },
    });
    const details = { withdrawAt: withdrawAt?.toISOString() ?? null };
    await recordEvent(tx, { articleId, kind: 'withdrawal_planned', actor, at, details });
    return { kind: 'planned', withdrawAt };
  });
}

function invalid(code: 'past' | 'before-publication'): PlanWithdrawalResult {
  return { kind: 'invalid', problems: [{ field: 'withdrawAt', code }] };
}
