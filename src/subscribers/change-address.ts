/**
 * Letters that are to come to another address. The new one confirms it; where it is known already, the
 * two people turn out to be one, and what either had confirmed stays confirmed.
 */
import { database, type Transaction } from '#lib/database.ts';
import { isWithinLimit } from '#lib/rate-limit.ts';
import { queueMail } from '#mail/index.ts';
import { getPublication } from '#publication/index.ts';
import { recordConsent } from './consent.ts';
import { addressChangedLetter, addressLetter } from './letters.ts';
import type { LinkOwner } from './signed-links.ts';
import { makeToken, tokenLifeMs } from './tokens.ts';

const perNewAddress = { name: 'new-address', most: 1, windowMs: 10 * 60_000 };
const perNewAddressADay = { name: 'new-address-day', most: 5, windowMs: 24 * 60 * 60_000 };

/** Asks the new address. Says nothing about whether it is known, or written to just now. */
export async function requestNewAddress(
  owner: LinkOwner & { email: string },
  newEmail: string,
  at: Date,
): Promise<void> {
  const allowed =
    (await isWithinLimit(perNewAddress, newEmail, at)) &&
    (await isWithinLimit(perNewAddressADay, newEmail, at));
  const isSuppressed = (await database().suppression.count({ where: { email: newEmail } })) > 0;
  if (!allowed || isSuppressed || newEmail === owner.email) return;
  const { name: publication } = await getPublication();
  const { token, tokenHash } = makeToken();
  await database().$transaction(async (tx) => {
    // The link of an earlier wish ends with this one.
    await tx.subscriberToken.updateMany({
      where: { subscriberId: owner.id, kind: 'address', usedAt: null },
      data: { usedAt: at },
    });
    await tx.subscriberToken.create({
      data: {
        kind: 'address',
        tokenHash,
        subscriberId: owner.id,
        newsletterIds: [],
        newEmail,
        createdAt: at,
        expiresAt: new Date(at.getTime() + tokenLifeMs),
      },
    });
    await queueMail(tx, addressLetter(newEmail, { publication, token }));
  });
}

type Taken = { subscriberId: number; newEmail: string; publication: string; at: Date };

/** Moves a person to an address that has just proved to be theirs. Returns whose it is now. */
export async function takeNewAddress(
  tx: Transaction,
  { subscriberId, newEmail, publication, at }: Taken,
): Promise<LinkOwner> {
  const former = await tx.subscriber.findUniqueOrThrow({ where: { id: subscriberId } });
  const other = await tx.subscriber.findUnique({ where: { email: newEmail } });
  if (other) await joinInto(tx, other.id, subscriberId);
  const owner = await tx.subscriber.update({
    where: { id: other?.id ?? subscriberId },
    data: { email: newEmail },
    select: { id: true, linkSeed: true },
  });
  await tx.$executeRaw`
    update delivery set email = ${newEmail}, domain = ${newEmail.split('@')[1] ?? ''}
    where subscriber_id = ${owner.id} and state in ('waiting', 'deferred')`;
  await recordConsent(tx, { subscriberId: owner.id, kind: 'address_changed', at }, [
    {
      form: 'confirm',
      page: '/newsletters/confirm',
      letter: '',
      text: `From ${former.email} to ${newEmail}`,
    },
  ]);
  await queueMail(tx, addressChangedLetter(former.email, publication));
  return owner;
}

async function joinInto(tx: Transaction, kept: number, gone: number): Promise<void> {
  await tx.$executeRaw`
    delete from subscription s using subscription o
    where s.subscriber_id = ${kept} and o.subscriber_id = ${gone}
      and s.newsletter_id = o.newsletter_id and s.status <> 'confirmed' and o.status = 'confirmed'`;
  await tx.$executeRaw`
    update subscription s set subscriber_id = ${kept} where s.subscriber_id = ${gone} and not exists
      (select 1 from subscription o
       where o.subscriber_id = ${kept} and o.newsletter_id = s.newsletter_id)`;
  // Whoever has the issue at one address does not get it at the other as well.
  await tx.$executeRaw`
    update delivery d set state = 'cancelled', response = 'Goes to their other address.'
    where d.subscriber_id = ${gone} and d.state in ('waiting', 'deferred') and exists
      (select 1 from delivery o where o.subscriber_id = ${kept} and o.issue_id = d.issue_id)`;
  await tx.$executeRaw`
    update delivery d set subscriber_id = ${kept} where d.subscriber_id = ${gone} and not exists
      (select 1 from delivery o where o.subscriber_id = ${kept} and o.issue_id = d.issue_id)`;
  // The evidence of both is theirs; it is copied, because an entry is never changed.
  await tx.$executeRaw`
    insert into consent (subscriber_id, at, kind, letter, form, page, text)
    select ${kept}, at, kind, letter, form, page, text from consent
    where subscriber_id = ${gone} order by id`;
  await tx.subscriber.delete({ where: { id: gone } });
}
