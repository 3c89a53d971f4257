/** Leaving: one letter or all, at once, whatever is being sent. Leaving again changes nothing. */
import { database, type Transaction } from '#lib/database.ts';
import { recordConsent, type Where } from './consent.ts';
import { findByLeaveKey } from './signed-links.ts';

type Leaving = {
  subscriberId: number;
  /** The letters to leave; all when absent. */
  newsletterIds?: number[];
  reason?: string | null;
  where: Where;
  at: Date;
};

/** What waits for them is cancelled in the same transaction, so nothing is claimed afterwards. */
export async function leave(tx: Transaction, leaving: Leaving): Promise<void> {
  const { subscriberId, newsletterIds, reason = null, where, at } = leaving;
  const left = await tx.subscription.updateManyAndReturn({
    where: {
      subscriberId,
      status: { not: 'left' },
      ...(newsletterIds ? { newsletterId: { in: newsletterIds } } : {}),
    },
    data: { status: 'left', leftAt: at, leftReason: reason },
    select: { newsletterId: true, newsletter: { select: { name: true } } },
  });
  if (left.length === 0) return;
  const ids = left.map(({ newsletterId }) => newsletterId);
  await tx.$executeRaw`
    update delivery d set state = 'cancelled', settled_at = ${at}, response = 'They left.'
    from newsletter_issue i
    where d.issue_id = i.id and d.subscriber_id = ${subscriberId}
      and i.newsletter_id = any(${ids}) and d.state in ('waiting', 'deferred')`;
  // A confirming link that was mailed before does not bring them back.
  await tx.$executeRaw`
    update subscriber_token set used_at = ${at}
    where subscriber_id = ${subscriberId} and kind = 'confirm' and used_at is null
      and newsletter_ids <@ ${ids}`;
  await recordConsent(
    tx,
    { subscriberId, kind: 'left', at },
    left.map(({ newsletter }) => ({ ...where, letter: newsletter.name, text: reason ?? '' })),
  );
}

export type LeavePage = {
  email: string;
  letter: { name: string; slug: string };
  hasLeft: boolean;
  others: { slug: string; name: string }[];
};

/** What the page of a leaving link shows; null when the link leads nowhere. Changes nothing. */
export async function findLeaving(key: string): Promise<LeavePage | null> {
  const found = await findByLeaveKey(key);
  if (!found) return null;
  const rows = await database().subscription.findMany({
    where: { subscriberId: found.owner.id },
    select: {
      status: true,
      newsletterId: true,
      newsletter: { select: { slug: true, name: true } },
    },
    orderBy: { newsletter: { position: 'asc' } },
  });
  const letter = await database().newsletter.findUnique({
    where: { id: found.newsletterId },
    select: { slug: true, name: true },
  });
  if (!letter) return null;
  const own = rows.find(({ newsletterId }) => newsletterId === found.newsletterId);
  return {
    email: found.owner.email,
    letter,
    hasLeft: own?.status !== 'confirmed',
    others: rows
      .filter((row) => row !== own && row.status === 'confirmed')
      .map(({ newsletter }) => newsletter),
  };
}

export type LeaveAsked = {
  key: string;
  /** Everything, instead of the letter of the link. */
  everything: boolean;
  reason: string | null;
  form: 'one-click' | 'leave';
  at: Date;
};

/** Leaves by the link of a letter; false when the link leads nowhere. */
export async function leaveByLink({ key, everything, reason, form, at }: LeaveAsked) {
  const found = await findByLeaveKey(key);
  if (!found) return false;
  await database().$transaction((tx) =>
    leave(tx, {
      subscriberId: found.owner.id,
      ...(everything ? {} : { newsletterIds: [found.newsletterId] }),
      reason,
      where: { form, page: '/newsletters/leave' },
      at,
    }),
  );
  return true;
}
