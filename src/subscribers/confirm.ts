/**
 * What the link in a confirming mail opens. Opening it changes nothing, because mail scanners open
 * links; the button of its page does.
 */
import { database, type Transaction } from '#lib/database.ts';
import { queueMail } from '#mail/index.ts';
import { getPublication } from '#publication/index.ts';
import { takeNewAddress } from './change-address.ts';
import { promiseOf, recordConsent } from './consent.ts';
import { welcomeLetter } from './letters.ts';
import { choicesKey } from './signed-links.ts';
import { findToken, spendToken } from './tokens.ts';

export type Confirmation =
  | { kind: 'letters'; email: string; letters: { slug: string; name: string; promise: string }[] }
  | { kind: 'address'; email: string; newEmail: string }
  | { kind: 'over'; reason: 'used' | 'expired' | 'unknown' };

/** What this link would confirm. Reading it a thousand times confirms nothing. */
export async function findConfirmation(token: string, at: Date): Promise<Confirmation> {
  const { state, found } = await findToken(token, at);
  if (state !== 'open' || !found)
    return { kind: 'over', reason: state === 'open' ? 'unknown' : state };
  const { email } = found.subscriber;
  if (found.newEmail) return { kind: 'address', email, newEmail: found.newEmail };
  const letters = await database().newsletter.findMany({
    where: { id: { in: found.newsletterIds }, retiredAt: null },
    select: { slug: true, name: true, promise: true },
    orderBy: { position: 'asc' },
  });
  return { kind: 'letters', email, letters };
}

export type ConfirmResult =
  /** `key` opens the page of their choices. */
  | { kind: 'confirmed' | 'address-changed'; key: string }
  | { kind: 'none-chosen' }
  | { kind: 'over' };

/** The button: confirms the letters that are ticked, or the new address. Works once. */
export async function confirm(
  token: string,
  { letters: chosen, at }: { letters: string[]; at: Date },
): Promise<ConfirmResult> {
  const { state, found } = await findToken(token, at);
  if (state !== 'open' || !found) return { kind: 'over' };
  const { name: publication } = await getPublication();
  if (found.kind === 'address') {
    return database().$transaction(async (tx) => {
      const spent = await spendToken(tx, token, at);
      if (!spent?.newEmail) return { kind: 'over' };
      const owner = await takeNewAddress(tx, {
        subscriberId: spent.subscriberId,
        newEmail: spent.newEmail,
        publication,
        at,
      });
      return { kind: 'address-changed', key: choicesKey(owner) };
    });
  }
  const wanted = await database().newsletter.findMany({
    where: { id: { in: found.newsletterIds }, slug: { in: chosen }, retiredAt: null },
    select: {
      id: true,
      name: true,
      promise: true,
      schedule: true,
      welcomeSubject: true,
      welcomeText: true,
    },
    orderBy: { position: 'asc' },
  });
  if (wanted.length === 0) return { kind: 'none-chosen' };
  return database().$transaction(async (tx) => {
    const spent = await spendToken(tx, token, at);
    if (!spent) return { kind: 'over' };
    const where = { form: 'confirm', page: '/newsletters/confirm' };
    await confirmLetters(tx, { subscriberId: spent.subscriberId, letters: wanted, where, at });
    await queueMail(tx, welcomeLetter(found.subscriber, { publication, letters: wanted }));
    return { kind: 'confirmed', key: choicesKey(found.subscriber) };
  });
}

type Confirmed = {
  subscriberId: number;
  letters: { id: number; name: string; promise: string; schedule: string }[];
  where: { form: string; page: string };
  at: Date;
};

/** Makes subscriptions confirmed, with the evidence. What is confirmed already stays as it was. */
export async function confirmLetters(
  tx: Transaction,
  { subscriberId, letters, where, at }: Confirmed,
): Promise<void> {
  for (const letter of letters) {
    const fields = {
      status: 'confirmed',
      confirmedAt: at,
      leftAt: null,
      leftReason: null,
      // Who comes back gets each issue until they say otherwise.
      rhythm: 'each',
      rhythmSince: null,
    } as const;
    const text = promiseOf(letter);
    const key = { subscriberId, newsletterId: letter.id };
    const changed = await tx.subscription.updateMany({
      where: { ...key, status: { not: 'confirmed' } },
      data: fields,
    });
    if (changed.count === 0) {
      const made = await tx.subscription.createMany({
        data: [{ ...key, ...fields, ...where, promise: text, requestedAt: at }],
        skipDuplicates: true,
      });
      if (made.count === 0) continue;
    }
    await recordConsent(tx, { subscriberId, kind: 'confirmed', at }, [
      { ...where, letter: letter.name, text },
    ]);
  }
}
