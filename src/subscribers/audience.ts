/** The subscribers as the desk sees them: a list to search and filter, one page at a time. */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import type { Prisma } from '#lib/prisma/client.ts';
import { maySeeAudience } from './policy.ts';
import type { AudienceFilter } from './pure.ts';

export { maySeeAudience } from './policy.ts';

export const peoplePerPage = 50;

export type AudienceMember = {
  id: number;
  email: string;
  createdAt: Date;
  pausedUntil: Date | null;
  suppressed: 'bounced' | 'complained' | 'desk' | null;
  letters: { name: string; status: 'pending' | 'confirmed' | 'left' }[];
};

export type AudiencePage = {
  kind: 'found';
  people: AudienceMember[];
  total: number;
  pages: number;
  letters: { slug: string; name: string }[];
};

/** The newest first. */
export async function listAudience(
  actor: Actor,
  filter: AudienceFilter,
  at: Date,
): Promise<AudiencePage | { kind: 'forbidden' }> {
  if (!maySeeAudience(actor)) return { kind: 'forbidden' };
  const where = await matching(filter, at);
  const [total, rows, letters] = await Promise.all([
    database().subscriber.count({ where }),
    database().subscriber.findMany({
      where,
      select: {
        id: true,
        email: true,
        createdAt: true,
        pausedUntil: true,
        subscriptions: {
          select: { status: true, newsletter: { select: { name: true } } },
          orderBy: { newsletter: { position: 'asc' } },
        },
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (filter.page - 1) * peoplePerPage,
      take: peoplePerPage,
    }),
    database().newsletter.findMany({
      select: { slug: true, name: true },
      orderBy: { position: 'asc' },
    }),
  ]);
  const reasons = new Map(
    (
      await database().suppression.findMany({
        where: { email: { in: rows.map(({ email }) => email) } },
        select: { email: true, reason: true },
      })
    ).map(({ email, reason }) => [email, reason]),
  );
  return {
    kind: 'found',
    total,
    pages: Math.max(1, Math.ceil(total / peoplePerPage)),
    letters,
    people: rows.map(({ subscriptions, pausedUntil, ...row }) => ({
      ...row,
      pausedUntil: pausedUntil && pausedUntil > at ? pausedUntil : null,
      suppressed: reasons.get(row.email) ?? null,
      letters: subscriptions.map(({ status, newsletter: { name } }) => ({ name, status })),
    })),
  };
}

async function matching(
  { q, state, letter }: AudienceFilter,
  at: Date,
): Promise<Prisma.SubscriberWhereInput> {
  const ofLetter = letter ? { newsletter: { slug: letter } } : {};
  const status =
    state === 'confirmed' || state === 'pending' || state === 'left' ? { status: state } : {};
  return {
    ...(q ? { email: { contains: q.toLowerCase() } } : {}),
    ...(letter || 'status' in status
      ? { subscriptions: { some: { ...ofLetter, ...status } } }
      : {}),
    ...(state === 'paused' ? { pausedUntil: { gt: at } } : {}),
    ...(state === 'suppressed' ? { AND: [{ email: { in: await suppressedAddresses() } }] } : {}),
  };
}

async function suppressedAddresses(): Promise<string[]> {
  const rows = await database().suppression.findMany({ select: { email: true } });
  return rows.map(({ email }) => email);
}
