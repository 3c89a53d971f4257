/**
 * Does what is due: publishes and withdraws at their times, each once, however many processes ask and
 * however late. The truth is in the table; whoever rings only makes it look.
 */
import { type Changed, change } from '#lib/changes.ts';
import { database, type Transaction } from '#lib/database.ts';
import { putCorrection } from '../corrections/add-correction.ts';
import { lockStory, type StoryAtDesk } from '../drafts/story-at-desk.ts';
import { recordEvent } from '../record-event.ts';
import { putLive } from './put-live.ts';
import { offSchedule } from './schedule-story.ts';
import { takeAway } from './withdraw-story.ts';

/** What was done later than this was missed, and is listed on the desk. */
export const missedAfterMs = 60_000;
const tries = 3;

/** The ids of what was published and withdrawn, and of what could not be. */
export type DueResult = { published: number[]; withdrawn: number[]; failed: number[] };

/** `onFailure` hears why a story could not be published; the desk sees it as missed. */
export async function runDue(
  at: Date,
  onFailure: (articleId: number, error: unknown) => void = () => {},
): Promise<DueResult> {
  const result: DueResult = { published: [], withdrawn: [], failed: [] };
  const due = await database().article.findMany({
    where: { OR: [{ publishAt: { lte: at } }, { withdrawAt: { lte: at } }] },
    select: { id: true },
    orderBy: [{ publishAt: 'asc' }, { withdrawAt: 'asc' }],
  });
  for (const { id } of due) {
    const done = await attempt(id, at).catch(async (error) => {
      onFailure(id, error);
      await giveUp(id, { at, error });
      return 'failed' as const;
    });
    if (done) result[done].push(id);
  }
  return result;
}

type Done = keyof DueResult | null;

async function attempt(id: number, at: Date): Promise<Done> {
  for (let left = tries; ; left -= 1) {
    try {
      return await change((tx, changed) => doDue(tx, changed, { id, at }));
    } catch (error) {
      if (left <= 1) throw error;
    }
  }
}

/** Whoever else is at this story goes first; what they left due is done at the next ring. */
async function doDue(
  tx: Transaction,
  changed: Changed,
  { id, at }: { id: number; at: Date },
): Promise<Done> {
  const free = await tx.$queryRaw<object[]>`
    select 1 from article where id = ${id} for update skip locked`;
  const story = free.length > 0 ? await lockStory(tx, id) : null;
  if (!story) return null;
  const { publishAt, publishRevisionId, withdrawAt } = story;
  const isToGo = withdrawAt !== null && withdrawAt <= at;
  if (publishAt && publishRevisionId && publishAt <= at) {
    // Its whole time passed while nobody was there: showing it for a moment would be a mistake.
    if (isToGo && story.status !== 'live') return letPass(tx, story, at);
    const revision = await tx.revision.findUniqueOrThrow({
      where: { id: publishRevisionId },
      select: { id: true, number: true },
    });
    const { publishIsMinor: isMinor } = story;
    await putLive(tx, changed, { story, revision, actor: null, at, isMinor });
    await tellCorrection(tx, changed, { story, at });
    await noteIfMissed(tx, { id, what: 'publish', plannedFor: publishAt, at });
    return 'published';
  }
  if (!isToGo || story.status !== 'live') return null;
  await takeAway(tx, changed, { story, actor: null, at });
  await noteIfMissed(tx, { id, what: 'withdraw', plannedFor: withdrawAt, at });
  return 'withdrawn';
}

/** What was written for readers when the change was scheduled, in the name of whoever scheduled it. */
async function tellCorrection(
  tx: Transaction,
  changed: Changed,
  { story, at }: { story: StoryAtDesk; at: Date },
): Promise<void> {
  const { id, publishCorrection: kind, publishCorrectionText: text, scheduledById } = story;
  if (!kind || !text) return;
  const by = scheduledById
    ? await tx.staff.findUnique({ where: { id: scheduledById }, select: { id: true, name: true } })
    : null;
  const actor = by ? { staffId: by.id, name: by.name } : null;
  await putCorrection(tx, changed, { actor, articleId: id, at, correction: { kind, text } });
}

async function letPass(tx: Transaction, story: StoryAtDesk, at: Date): Promise<Done> {
  const { id, publishAt } = story;
  await tx.article.update({ where: { id }, data: offSchedule(story), select: { id: true } });
  await recordEvent(tx, {
    articleId: id,
    kind: 'missed',
    actor: null,
    at,
    details: { what: 'window', plannedFor: publishAt?.toISOString() ?? null },
  });
  return 'failed';
}

type Missed = { id: number; what: 'publish' | 'withdraw'; plannedFor: Date; at: Date };

async function noteIfMissed(tx: Transaction, { id, what, plannedFor, at }: Missed): Promise<void> {
  const lateByMs = at.getTime() - plannedFor.getTime();
  if (lateByMs <= missedAfterMs) return;
  const details = { what, plannedFor: plannedFor.toISOString(), lateByMs };
  await recordEvent(tx, { articleId: id, kind: 'missed', actor: null, at, details });
}

/** What cannot be published comes off the schedule and stands among the missed, with the reason. */
async function giveUp(id: number, { at, error }: { at: Date; error: unknown }): Promise<void> {
  await change(async (tx) => {
    const story = await lockStory(tx, id);
    if (story?.stage !== 'scheduled' || !story.publishAt || story.publishAt > at) return;
    await tx.article.update({ where: { id }, data: offSchedule(story), select: { id: true } });
    await recordEvent(tx, {
      articleId: id,
      kind: 'missed',
      actor: null,
      at,
      note: error instanceof Error ? error.message.slice(0, 500) : String(error),
      details: { what: 'failed', plannedFor: story.publishAt.toISOString() },
    });
  });
}
