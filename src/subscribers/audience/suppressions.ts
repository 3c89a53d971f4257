/**
 * The addresses nothing is sent to, whatever they ask for: why, since when, and who put them there. An
 * address that comes off is written to again only when it asks again or has a subscription still; after
 * a complaint somebody has to say why.
 */
import { createHash } from 'node:crypto';
import { type Actor, record } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { maySuppress } from '../policy.ts';
import type { SuppressionFilter, SuppressionReason } from '../pure.ts';

type Forbidden = { kind: 'forbidden' };

export type Suppressed = {
  email: string;
  reason: SuppressionReason;
  note: string;
  at: Date;
  addedBy: string | null;
  /** The person at the desk's list, when there is one. */
  subscriberId: number | null;
};

export type SuppressionPage = {
  kind: 'found';
  suppressed: Suppressed[];
  total: number;
  pages: number;
};

const perPage = 50;

/** The newest first. */
export async function listSuppressions(
  actor: Actor,
  { q, reason, page }: SuppressionFilter,
): Promise<SuppressionPage | Forbidden> {
  if (!maySuppress(actor)) return { kind: 'forbidden' };
  const where = {
    ...(q ? { email: { contains: q.toLowerCase() } } : {}),
    ...(reason ? { reason } : {}),
  };
  const [total, rows] = await Promise.all([
    database().suppression.count({ where }),
    database().suppression.findMany({
      where,
      select: { email: true, reason: true, note: true, at: true, addedBy: true },
      orderBy: [{ at: 'desc' }, { email: 'asc' }],
      skip: (page - 1) * perPage,
      take: perPage,
    }),
  ]);
  const people = await database().subscriber.findMany({
    where: { email: { in: rows.map(({ email }) => email) } },
    select: { id: true, email: true },
  });
  const ids = new Map(people.map(({ id, email }) => [email, id]));
  return {
    kind: 'found',
    total,
    pages: Math.max(1, Math.ceil(total / perPage)),
    suppressed: rows.map((row) => ({ ...row, subscriberId: ids.get(row.email) ?? null })),
  };
}

/** What waits for the address is cancelled in the same transaction. */
export async function suppress(
  actor: Actor,
  { email, note, at }: { email: string; note: string; at: Date },
): Promise<
  | { kind: 'suppressed' }
  | Forbidden
  | { kind: 'invalid'; problems: { field: 'email'; code: 'listed' }[] }
> {
  if (!maySuppress(actor)) return { kind: 'forbidden' };
  return database().$transaction(async (tx) => {
    const { count } = await tx.suppression.createMany({
      data: [{ email, reason: 'desk', note, at, addedBy: actor.name }],
      skipDuplicates: true,
    });
    if (count === 0) return { kind: 'invalid', problems: [{ field: 'email', code: 'listed' }] };
    await tx.$executeRaw`
      update delivery set state = 'cancelled', settled_at = ${at}, response = 'Stopped by the desk.'
      where email = ${email} and state in ('waiting', 'deferred')`;
    await record(tx, {
      actor,
      action: 'suppression.add',
      subject: addressSubject(email),
      after: { note },
    });
    return { kind: 'suppressed' };
  });
}

/** Takes an address off the list. A complaint is set aside only with a reason, which is kept. */
export async function liftSuppression(
  actor: Actor,
  { email, reason }: { email: string; reason: string },
): Promise<
  | { kind: 'lifted' | 'absent' }
  | Forbidden
  | { kind: 'invalid'; problems: { field: 'reason'; code: 'missing' }[] }
> {
  if (!maySuppress(actor)) return { kind: 'forbidden' };
  return database().$transaction(async (tx) => {
    const found = await tx.suppression.findUnique({ where: { email } });
    if (!found) return { kind: 'absent' };
    if (found.reason === 'complained' && reason.trim() === '') {
      return { kind: 'invalid', problems: [{ field: 'reason', code: 'missing' }] };
    }
    await tx.suppression.delete({ where: { email } });
    await record(tx, {
      actor,
      action: 'suppression.lift',
      subject: addressSubject(email),
      before: { reason: found.reason, note: found.note, at: found.at.toISOString() },
      after: { reason },
    });
    return { kind: 'lifted' };
  });
}

/** How the audit log, which nothing is removed from, names an address: by its hash. */
export function addressSubject(email: string): `address:${string}` {
  return `address:${createHash('sha256').update(email).digest('hex').slice(0, 24)}`;
}
