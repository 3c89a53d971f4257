/** The page of one person: what they get, and what they change about it, by the signed link of their mail. */
import { database, type Transaction } from '#lib/database.ts';
import { isWithinLimit } from '#lib/rate-limit.ts';
import { queueMail } from '#mail/index.ts';
import { getPublication } from '#publication/index.ts';
import { confirmLetters } from './confirm.ts';
import { recordConsent } from './consent.ts';
import { leave } from './leave.ts';
import { linkLetter } from './letters.ts';
import type { Rhythm } from './pure.ts';
import { findByChoicesKey } from './signed-links.ts';

const page = '/newsletters/yours';
const day = 24 * 60 * 60_000;

export const pauses = { week: 7, fortnight: 14, month: 30 } as const;
export type Pause = keyof typeof pauses;

export type Choices = {
  email: string;
  pausedUntil: Date | null;
  isSuppressed: boolean;
  /** The slug of the edition they read; null when they never said. */
  edition: string | null;
  editions: { slug: string; label: string }[];
  /** Those of their edition and those for everybody come first. */
  letters: ChosenLetter[];
};

export type ChosenLetter = {
  slug: string;
  name: string;
  promise: string;
  schedule: string;
  isChosen: boolean;
  rhythm: Rhythm;
  /** Of another edition than the one they read. */
  isElsewhere: boolean;
};

/** What somebody gets; null when the link leads nowhere. */
export async function findChoices(key: string, at: Date): Promise<Choices | null> {
  const owner = await findByChoicesKey(key);
  if (!owner) return null;
  const [letters, mine, suppressed, who, { editions }] = await Promise.all([
    database().newsletter.findMany({
      where: { retiredAt: null },
      select: {
        id: true,
        slug: true,
        name: true,
        promise: true,
        schedule: true,
        edition: { select: { slug: true } },
      },
      orderBy: { position: 'asc' },
    }),
    database().subscription.findMany({
      where: { subscriberId: owner.id, status: 'confirmed' },
      select: { newsletterId: true, rhythm: true },
    }),
    database().suppression.count({ where: { email: owner.email } }),
    database().subscriber.findUnique({
      where: { id: owner.id },
      select: { edition: { select: { slug: true } } },
    }),
    getPublication(),
  ]);
  const chosen = new Map(mine.map(({ newsletterId, rhythm }) => [newsletterId, rhythm]));
  const own = who?.edition?.slug ?? null;
  return {
    email: owner.email,
    pausedUntil: owner.pausedUntil && owner.pausedUntil > at ? owner.pausedUntil : null,
    isSuppressed: suppressed > 0,
    edition: own,
    editions: editions.map(({ slug, label }) => ({ slug, label })),
    letters: letters
      .map(({ id, edition, ...letter }) => ({
        ...letter,
        isChosen: chosen.has(id),
        rhythm: chosen.get(id) ?? 'each',
        isElsewhere: own !== null && edition !== null && edition.slug !== own,
      }))
      .toSorted((one, other) => Number(one.isElsewhere) - Number(other.isElsewhere)),
  };
}

export type Wanted = {
  letters: string[];
  /** How each letter is to come, by its slug; one that is not named stays as it is. */
  rhythms: ReadonlyMap<string, Rhythm>;
  /** The edition they read; empty for none in particular, `keep` for no word on it. */
  edition: string;
  pause: Pause | 'none' | 'keep';
  reason: string | null;
};

/**
 * Takes the form of the page: letters ticked and unticked, how they come, the edition, and the pause.
 * False for a dead link.
 */
export async function saveChoices(key: string, wanted: Wanted, at: Date): Promise<boolean> {
  const owner = await findByChoicesKey(key);
  if (!owner) return false;
  const where = { form: 'choices', page };
  await database().$transaction(async (tx) => {
    // No issue is frozen meanwhile, so each stands clearly before or after this change.
    await tx.$queryRaw`select id from newsletter order by id for share`;
    const all = await tx.newsletter.findMany({
      where: { retiredAt: null },
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
    await setRhythms(tx, { subscriberId: owner.id, letters: ticked, rhythms: wanted.rhythms });
    await setEdition(tx, owner.id, wanted.edition);
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

type Rhythms = {
  subscriberId: number;
  letters: { id: number; slug: string }[];
  rhythms: ReadonlyMap<string, Rhythm>;
};

/** What was issued before a change has come: a digest begins after the last issue, or the last digest. */
async function setRhythms(
  tx: Transaction,
  { subscriberId, letters, rhythms }: Rhythms,
): Promise<void> {
  for (const { id, slug } of letters) {
    const rhythm = rhythms.get(slug);
    if (!rhythm) continue;
    await tx.$executeRaw`
      update subscription set rhythm = ${rhythm}::"Rhythm",
        rhythm_since = case when ${rhythm} = 'each' then null else coalesce(rhythm_since,
          (select max(i.frozen_at) from newsletter_issue i
           where i.newsletter_id = ${id} and i.rhythm = 'each'), requested_at) end
      where subscriber_id = ${subscriberId} and newsletter_id = ${id} and status = 'confirmed'
        and rhythm::text <> ${rhythm}`;
  }
}

async function setEdition(tx: Transaction, subscriberId: number, slug: string): Promise<void> {
  if (slug === 'keep') return;
  const edition = slug
    ? await tx.edition.findUnique({ where: { slug }, select: { id: true } })
    : null;
  if (slug && !edition) return;
  await tx.subscriber.update({
    where: { id: subscriberId },
    data: { editionId: edition?.id ?? null },
  });
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
          rhythm: true,
        },
      },
      edition: { select: { label: true } },
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
