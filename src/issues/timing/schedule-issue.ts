/** An issue that is to go at a time: the moment, and somebody's word that it may, as it stands now. */
import { type Actor, record } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { maySendIssues } from '../pure.ts';

export type ScheduleAsked = {
  id: number;
  /** The version that was looked at: a later edit has to be approved anew. */
  version: number;
  /** Null takes the moment away, and with it the word. */
  sendAt: Date | null;
  at: Date;
};

export type ScheduleResult =
  | { kind: 'scheduled' | 'unscheduled' | 'conflict' | 'forbidden' | 'absent' }
  | { kind: 'invalid'; problems: { field: string; code: string }[] };

const furthestMs = 366 * 86_400_000;

/** Approves an issue for a moment. Asking again with another moment moves it. */
export async function scheduleIssue(actor: Actor, asked: ScheduleAsked): Promise<ScheduleResult> {
  if (!maySendIssues(actor)) return { kind: 'forbidden' };
  const { id, version, sendAt, at } = asked;
  const wait = sendAt ? sendAt.getTime() - at.getTime() : 0;
  if (sendAt && wait <= 0)
    return { kind: 'invalid', problems: [{ field: 'sendAt', code: 'past' }] };
  if (wait > furthestMs) return { kind: 'invalid', problems: [{ field: 'sendAt', code: 'far' }] };
  return database().$transaction(async (tx) => {
    const issue = await tx.newsletterIssue.findUnique({
      where: { id },
      select: { newsletter: { select: { retiredAt: true } } },
    });
    if (!issue || (sendAt && issue.newsletter.retiredAt)) return { kind: 'absent' };
    const { count } = await tx.newsletterIssue.updateMany({
      where: { id, version, status: 'draft' },
      data: {
        sendAt,
        approvedVersion: sendAt ? version : null,
        approvedBy: sendAt ? actor.name : null,
        heldBecause: null,
      },
    });
    if (count === 0) return { kind: 'conflict' };
    await record(tx, {
      actor,
      action: sendAt ? 'issue.schedule' : 'issue.unschedule',
      subject: `issue:${id}`,
      after: { sendAt: sendAt?.toISOString() ?? null },
    });
    return { kind: sendAt ? 'scheduled' : 'unscheduled' };
  });
}
