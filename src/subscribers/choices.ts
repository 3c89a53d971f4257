/** The page of one person: what they get, and what they change about it, by the signed link of their mail. */
import { database } from '#lib/database.ts';
import { isWithinLimit } from '#lib/rate-limit.ts';
import { queueMail } from '#mail/index.ts';
import { getPublication } from '#publication/index.ts';
import { confirmLetters } from './confirm.ts';
import { recordConsent } from './consent.ts';
import { leave } from './leave.ts';
import { linkLetter } from './letters.ts';
import { findByChoicesKey } from './signed-links.ts';

const page = '/newsletters/yours';
const day = 24 * 60 * 60_000;

export const pauses = { week: 7, fortnight: 14, month: 30 } as const;
export type Pause = keyof typeof pauses;

export type Choices = {
  email: string;
  pausedUntil: Date | null;
  isSuppressed: boolean;
  letters: { slug: string; name: string; promise: string; schedule: string; isChosen: boolean }[];
};

/** What somebody gets; null when the link leads nowhere. */
export async function findChoices(key: string, at: Date): Promise<Choices | null> {
  const owner = await findByChoicesKey(key);
  if (!owner) return null;
  const [letters, mine, suppressed] = await Promise.all([
    database().newsletter.findMany({
      select: { id: true, slug: true, name: true, promise: true, schedule: true },
      orderBy: { position: 'asc' },
    }),
    database().subscription.findMany({
      where: { subscriberId: owner.id, status: 'confirmed' },
      select: { newsletterId: true },
    }),
    database().suppression.count({ where: { email: owner.email } }),
  ]);
  const chosen = new Set(mine.map(({ newsletterId }) => newsletterId));
  return {
    email: owner.email,
    pausedUntil: owner.pausedUntil && owner.pausedUntil > at ? owner.pausedUntil : null,
    isSuppressed: suppressed > 0,
    letters: letters.map(({ id, ...letter }) => ({ ...letter, isChosen: chosen.has(id) })),
  };
}

export type Wanted = { letters: string[]; pause: Pause | 'none' | 'keep'; reason: string | null };

/** Takes the form of the page: letters ticked and unticked, and the pause. False for a dead link. */
export async function saveChoices(key: string, wanted: Wanted, at: Date): Promise<boolean> {
  const owner = await findByChoicesKey(key);
  if (!owner) return false;
  const where = { form: 'choices', page };
  await database().$transaction(async (tx) => {
    const all = await tx.newsletter.findMany({
      select: { id: true, slug: true, name: true, promise: true, schedule: true },
    });
    const ticked = all.filter(({ slug }) => wanted.letters.includes(slug));
    const unticked = all.filter((letter) => !ticked.includes(letter)).map(({ id }) => id);
    await leave(tx, {
      subscriberId: owner.id,
      newsletterIds: unticked,
      reason: wanted.reason,
      where,
      at,
    });
    await confirmLetters(tx, { subscriberId: owner.id, letters: ticked, where, at });
    if (wanted.pause === 'keep') return;
    const until =
      wanted.pause === 'none' ? null : new Date(at.getTime() + pauses[wanted.pause] * day);
    const isPaused = owner.pausedUntil !== null && owner.pausedUntil > at;
    if (!until && !isPaused) return;
    await tx.subscriber.update({ where: { id: owner.id }, data: { pausedUntil: until } });
    await recordConsent(tx, { subscriberId: owner.id, kind: until ? 'paused' : 'resumed', at }, [
      { ...where, letter: '', text: until ? `Until ${until.toISOString()}` : '' },
    ]);
  });
  return true;
}

/** Everything we hold about somebody, for them; null for a dead link. */
export async function exportData(key: string) {
  const owner = await findByChoicesKey(key);
  if (!owner) return null;
  const whole = await database().subscriber.findUniqueOrThrow({
    where: { id: owner.id },
    select: {
      email: true,
      createdAt: true,
      pausedUntil: true,
      subscriptions: {
        select: {
          newsletter: { select: { name: true } },
          status: true,
          requestedAt: true,
          confirmedAt: true,
          leftAt: true,
          leftReason: true,
          form: true,
          page: true,
          promise: true,
        },
      },
      consents: {
        select: { at: true, kind: true, letter: true, form: true, page: true, text: true },
        orderBy: { id: 'asc' },
      },
      deliveries: {
        select: {
          issue: { select: { subject: true } },
          state: true,
          settledAt: true,
          openedAt: true,
          clickedAt: true,
          feedback: { select: { article: { select: { slug: true } }, isMore: true, at: true } },
        },
        orderBy: { id: 'asc' },
      },
    },
  });
  const suppressed = await database().suppression.findUnique({ where: { email: owner.email } });
  return {
    ...whole,
    suppressed: suppressed ? { at: suppressed.at, reason: suppressed.reason } : null,
  };
}

/**
 * Deletes somebody and all that is kept about them. Of letters that were sent, the count stays, without
 * the person. An address we must not write to stays on the list of those, or we would write to it again.
 */
export async function deleteData(key: string, at: Date): Promise<boolean> {
  const owner = await findByChoicesKey(key);
  if (!owner) return false;
  await database().$transaction(async (tx) => {
    await tx.$executeRaw`
      update delivery set state = 'cancelled', settled_at = ${at}, response = 'They left.'
      where subscriber_id = ${owner.id} and state in ('waiting', 'deferred')`;
    await tx.$executeRaw`
      update delivery set email = '', domain = '', response = null where subscriber_id = ${owner.id}`;
    await tx.subscriber.delete({ where: { id: owner.id } });
  });
  return true;
}

const perAddress = { name: 'choices-link', most: 1, windowMs: 10 * 60_000 };
const perAddressADay = { name: 'choices-link-day', most: 5, windowMs: day };

/** Mails the link to somebody's page, if there is one. Says nothing about whether there is. */
export async function requestChoicesLink(email: string, at: Date): Promise<void> {
  const allowed =
    (await isWithinLimit(perAddress, email, at)) &&
    (await isWithinLimit(perAddressADay, email, at));
  const [owner, suppressed, { name }] = await Promise.all([
    database().subscriber.findUnique({
      where: { email },
      select: { id: true, email: true, linkSeed: true },
    }),
    database().suppression.count({ where: { email } }),
    getPublication(),
  ]);
  if (!allowed || !owner || suppressed > 0) return;
  await database().$transaction((tx) => queueMail(tx, linkLetter(owner, name)));
}
