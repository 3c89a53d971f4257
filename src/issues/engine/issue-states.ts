/** The states of issues that the engine sees to: what is being sent, what is done, what has to ask. */
import { database } from '#lib/database.ts';

export type SendingIssue = {
  id: number;
  subject: string;
  preheader: string;
  html: string;
  text: string;
  contentHash: string;
  newsletterId: number;
  newsletter: { slug: string; name: string; senderName: string | null; replyTo: string | null };
};

/** What is being sent, the oldest first. */
export async function listSending(): Promise<SendingIssue[]> {
  const rows = await database().newsletterIssue.findMany({
    where: { status: 'sending' },
    select: {
      id: true,
      subject: true,
      preheader: true,
      html: true,
      text: true,
      contentHash: true,
      newsletterId: true,
      newsletter: { select: { slug: true, name: true, senderName: true, replyTo: true } },
    },
    orderBy: { frozenAt: 'asc' },
  });
  return rows.flatMap(({ html, text, contentHash, ...row }) =>
    html && text && contentHash ? [{ ...row, html, text, contentHash }] : [],
  );
}

/** Ends what has nothing left to send. What is in doubt waits for a person, not for the issue. */
export async function endFinished(at: Date): Promise<void> {
  await database().$executeRaw`
    update newsletter_issue i set status = 'sent', ended_at = ${at}
    where i.status = 'sending' and not exists (
      select 1 from delivery d where d.issue_id = i.id
        and d.state in ('waiting', 'claimed', 'data', 'deferred'))`;
}

/** Stops an issue until a person looks at it. */
export async function pauseBecause(issueId: number, reason: string): Promise<void> {
  await database().$executeRaw`
    update newsletter_issue set status = 'paused', pause_reason = ${reason.slice(0, 500)}
    where id = ${issueId} and status = 'sending'`;
}

const lateMs = 60 * 60_000;

/**
 * An issue that should have gone on more than an hour ago asks before it goes: the process was away
 * that long, or the database is an old copy of itself.
 */
export async function pauseLate(at: Date): Promise<void> {
  const late = new Date(at.getTime() - lateMs);
  await database().$executeRaw`
    update newsletter_issue i set status = 'paused',
      pause_reason = 'Sending stood still for more than an hour. Look whether it still should go.'
    where i.status = 'sending' and i.frozen_at < ${late}
      and not exists (select 1 from delivery d where d.issue_id = i.id and d.claimed_at > ${late})
      and exists (select 1 from delivery d where d.issue_id = i.id
        and d.state in ('waiting', 'deferred') and d.next_try_at < ${late})`;
}
