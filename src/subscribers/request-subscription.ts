/**
 * Records that somebody asked for letters. It never tells whether an address is known: a new one, a
 * known one and a caught robot get the same answer, and nobody is written to until they confirm.
 */
import { database } from '#lib/database.ts';
import { addressBlock, isWithinLimit } from '#lib/rate-limit.ts';
import type { SignUp } from './schema.ts';

export type SignUpResult = { kind: 'recorded' } | { kind: 'unknown-letter' } | { kind: 'limited' };

const tenMinutes = 10 * 60 * 1000;

/** Sign-ups from one block of addresses; a school or an office is behind one. */
export const perBlock = { name: 'sign-up-block', most: 30, windowMs: tenMinutes };

/** Sign-ups for one address; more than this is somebody else's prank. */
export const perAddress = { name: 'sign-up-address', most: 5, windowMs: tenMinutes };

export type Request = {
  signUp: SignUp;
  /** Whether the field that people do not see was filled in. */
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
  const known = await database().newsletter.count({ where: { slug: { in: signUp.newsletters } } });
  if (known !== new Set(signUp.newsletters).size) return { kind: 'unknown-letter' };
  if (!trapped && counted) await record(signUp, at);
  return { kind: 'recorded' };
}

/** One statement does the same work for a new address as for a known one. */
async function record({ email, newsletters, place, returnTo }: SignUp, at: Date): Promise<void> {
  await database().$executeRaw`
    with asked as (
      insert into subscriber (email, created_at) values (${email}, ${at})
      on conflict (email) do update set email = excluded.email
      returning id)
    insert into subscription
      (subscriber_id, newsletter_id, status, requested_at, form, page, promise)
    select asked.id, newsletter.id, 'pending', ${at}, ${place}, ${returnTo},
      newsletter.name || ': ' || newsletter.promise || ' (' || newsletter.schedule || ')'
    from asked cross join newsletter
    where newsletter.slug = any(${newsletters})
    on conflict (subscriber_id, newsletter_id) do update
      set requested_at = excluded.requested_at, form = excluded.form, page = excluded.page,
          promise = excluded.promise
      where subscription.status = 'pending'`;
}
