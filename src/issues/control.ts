/** What a person decides about an issue that is under way: pause, resume, cancel, and what is in doubt. */
import { type Actor, record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import type { IssueStatus } from './pure.ts';
import { maySendIssues } from './pure.ts';

export type ControlResult = { kind: 'done' | 'forbidden' | 'absent' | 'conflict' };
export type Deed = 'pause' | 'resume' | 'cancel';

const from: Record<Deed, IssueStatus[]> = {
  pause: ['sending'],
  resume: ['paused'],
  cancel: ['sending', 'paused'],
};
const to = { pause: 'paused', resume: 'sending', cancel: 'cancelled' } as const;

/** What is with the mail server already goes on; nothing else is begun after a pause or a cancel. */
export async function controlIssue(
  actor: Actor,
  { id, deed, at }: { id: number; deed: Deed; at: Date },
): Promise<ControlResult> {
  if (!maySendIssues(actor)) return { kind: 'forbidden' };
  return change(async (tx, changed) => {
    const issue = await tx.newsletterIssue.findUnique({
      where: { id },
      select: { newsletter: { select: { slug: true } } },
    });
    if (!issue) return { kind: 'absent' };
    const { count } = await tx.newsletterIssue.updateMany({
      where: { id, status: { in: from[deed] } },
      data: {
        status: to[deed],
        pauseReason: deed === 'pause' ? `Paused by ${actor.name}` : null,
        ...(deed === 'cancel' ? { endedAt: at } : {}),
      },
    });
    if (count === 0) return { kind: 'conflict' };
    if (deed === 'cancel') {
      await tx.$executeRaw`
        update delivery set state = 'cancelled', settled_at = ${at}, response = 'The issue was cancelled.'
        where issue_id = ${id} and state in ('waiting', 'deferred')`;
      changed(`issues:${issue.newsletter.slug}`);
    }
    if (deed === 'resume') {
      // Whoever resumes has looked: what has waited long is due now, and not late.
      await tx.$executeRaw`
        update delivery set next_try_at = ${at}
        where issue_id = ${id} and state in ('waiting', 'deferred') and next_try_at < ${at}`;
    }
    await record(tx, { actor, action: `issue.${deed}`, subject: `issue:${id}` });
    return { kind: 'done' };
  });
}

export type Decision = {
  id: number;
  deliveryIds: number[];
  /** `again`: it may come twice. `leave`: it may not have come. */
  decision: 'again' | 'leave';
  at: Date;
};

/** Decides about what is in doubt. Only a person can, and it is written down who did. */
export async function decideDoubt(actor: Actor, asked: Decision): Promise<ControlResult> {
  if (!maySendIssues(actor)) return { kind: 'forbidden' };
  const { id, deliveryIds, decision, at } = asked;
  return change(async (tx) => {
    const issue = await tx.newsletterIssue.findUnique({ where: { id }, select: { status: true } });
    if (!issue) return { kind: 'absent' };
    const isAgain = decision === 'again';
    if (isAgain && issue.status === 'cancelled') return { kind: 'conflict' };
    const { count } = await tx.delivery.updateMany({
      where: { id: { in: deliveryIds }, issueId: id, state: 'in_doubt' },
      data: isAgain
        ? { state: 'waiting', nextTryAt: at, response: `Sent again as ${actor.name} decided.` }
        : {
            state: 'cancelled',
            settledAt: at,
            response: `Left as it was, as ${actor.name} decided.`,
          },
    });
    if (count === 0) return { kind: 'conflict' };
    if (isAgain && issue.status === 'sent') {
      await tx.newsletterIssue.update({
        where: { id },
        data: { status: 'sending', endedAt: null },
      });
    }
    await record(tx, {
      actor,
      action: 'issue.decide',
      subject: `issue:${id}`,
      after: { decision, deliveries: deliveryIds },
    });
    return { kind: 'done' };
  });
}
