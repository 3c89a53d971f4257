/**
 * Records that somebody asked for letters, and asks them by mail whether it was they. It never tells
 * whether an address is known: a new one, a known one and a caught robot get the same answer.
 */
import { database, type Transaction } from '#lib/database.ts';
import { addressBlock, isWithinLimit } from '#lib/rate-limit.ts';
import { queueMail } from '#mail/index.ts';
import { getPublication } from '#publication/index.ts';
import { promiseOf, recordConsent } from './consent.ts';
import { alreadyLetter, confirmLetter } from './letters.ts';
import type { SignUp } from './schema.ts';
import { makeToken, tokenLifeMs } from './tokens.ts';

export type SignUpResult = { kind: 'recorded' } | { kind: 'unknown-letter' } | { kind: 'limited' };

const tenMinutes = 10 * 60 * 1000;
const day = 24 * 60 * 60 * 1000;
const mailsADay = 5;

/** Sign-ups from one block of addresses; a school or an office is behind one. */
export const perBlock = { name: 'sign-up-block', most: 30, windowMs: tenMinutes };

/** Sign-ups for one address; more than this is somebody else's prank. */
export const perAddress = { name: 'sign-up-address', most: 5, windowMs: tenMinutes };

export type Request = {
  signUp: SignUp;
  /** Whether a robot gave itself away: by the field that people do not see, or by its haste. */
  trapped: boolean;
  /** The client's network address, for counting only. */
  from: string;
  at: Date;
};

/** Records a pending subscription to each letter, with the words that were promised. */
export async function requestSubscription(request: Request): Promise<SignUpResult> {
  const { signUp, trapped, from, at } = request;
  const allowed = await isWithinLimit(perBlock, addressBlock(from), at);
  if (!allowed) return { kind: 'limited' };
  // From here on every address takes the same way and gets the same answer.
  const counted = await isWithinLimit(perAddress, signUp.email, at);
  const letters = await database().newsletter.findMany({
    where: { slug: { in: signUp.newsletters }, retiredAt: null },
    select: { id: true, name: true, promise: true, schedule: true },
    orderBy: { position: 'asc' },
  });
  if (letters.length !== new Set(signUp.newsletters).size) return { kind: 'unknown-letter' };
  if (!trapped && counted) {
    const { name } = await getPublication();
    await database().$transaction((tx) => record(tx, { signUp, letters, publication: name, at }));
  }
  return { kind: 'recorded' };
}

type Letter = { id: number; name: string; promise: string; schedule: string };
type Asked = { signUp: SignUp; letters: Letter[]; publication: string; at: Date };

async function record(tx: Transaction, { signUp, letters, publication, at }: Asked) {
  const { email, place: form, returnTo: page } = signUp;
  // The row stays locked until the end: requests for one address take turns.
  const [who] = await tx.$queryRaw<{ id: number; email: string; linkSeed: string }[]>`
    insert into subscriber (email, created_at) values (${email}, ${at})
    on conflict (email) do update set email = excluded.email
    returning id, email, link_seed::text as "linkSeed"`;
  if (!who) throw new Error('A subscriber was written and is not there.');
  for (const letter of letters) {
    await tx.$executeRaw`
      insert into subscription
        (subscriber_id, newsletter_id, status, requested_at, form, page, promise)
      values (${who.id}, ${letter.id}, 'pending', ${at}, ${form}, ${page}, ${promiseOf(letter)})
      on conflict (subscriber_id, newsletter_id) do update
        set status = 'pending', requested_at = excluded.requested_at, form = excluded.form,
            page = excluded.page, promise = excluded.promise
        where subscription.status <> 'confirmed'`;
  }
  await recordConsent(
    tx,
    { subscriberId: who.id, kind: 'asked', at },
    letters.map((letter) => ({ form, page, letter: letter.name, text: promiseOf(letter) })),
  );
  const pending = await tx.subscription.findMany({
    where: { subscriberId: who.id, status: 'pending', newsletterId: { in: letters.map(idOf) } },
    select: { newsletterId: true },
  });
  const ids = pending.map(({ newsletterId }) => newsletterId);
  // One who has everything is told so, on the road every other request takes.
  const { token, tokenHash } = makeToken();
  const waits = await joinWaitingLink(tx, { subscriberId: who.id, ids, at });
  const isSuppressed = (await tx.suppression.count({ where: { email } })) > 0;
  if (waits || isSuppressed || !(await mayMail(tx, who.id, at))) return;
  await tx.subscriberToken.create({
    data: {
      kind: 'confirm',
      tokenHash,
      subscriberId: who.id,
      newsletterIds: ids.length > 0 ? ids : letters.map(idOf),
      createdAt: at,
      expiresAt: new Date(at.getTime() + tokenLifeMs),
      ...(ids.length > 0 ? {} : { usedAt: at }),
    },
  });
  await queueMail(
    tx,
    ids.length > 0
      ? confirmLetter(email, { publication, letters: letters.filter(among(ids)), token })
      : alreadyLetter(who, { publication, letters }),
  );
}

/** A link mailed less than ten minutes ago confirms what was asked for since as well. */
async function joinWaitingLink(
  tx: Transaction,
  { subscriberId, ids, at }: { subscriberId: number; ids: number[]; at: Date },
): Promise<boolean> {
  const joined = await tx.$executeRaw`
    update subscriber_token set newsletter_ids =
      (select array_agg(distinct id) from unnest(newsletter_ids || ${ids}::int[]) as id)
    where subscriber_id = ${subscriberId} and kind = 'confirm' and used_at is null
      and expires_at > ${at} and created_at > ${new Date(at.getTime() - tenMinutes)}`;
  return joined > 0;
}

/** One mail in ten minutes, and five a day: counted by what was sent, whoever asked. */
async function mayMail(tx: Transaction, subscriberId: number, at: Date): Promise<boolean> {
  const sent = await tx.subscriberToken.findMany({
    where: { subscriberId, kind: 'confirm', createdAt: { gt: new Date(at.getTime() - day) } },
    select: { createdAt: true },
  });
  const recent = sent.filter(({ createdAt }) => at.getTime() - createdAt.getTime() < tenMinutes);
  return recent.length === 0 && sent.length < mailsADay;
}

const idOf = ({ id }: { id: number }) => id;
const among =
  (ids: number[]) =>
  ({ id }: { id: number }) =>
    ids.includes(id);
