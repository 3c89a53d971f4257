/** The subscribers as the desk sees them: a list to search and filter, one page at a time. */
import type { Actor } from '#accounts/index.ts';
import { database, sql } from '#lib/database.ts';
import { maySeeAudience } from '../policy.ts';
import { type AudienceFilter, filterOf, type SuppressionReason } from '../pure.ts';
import { lastHeard, matching } from './matching.ts';
import { listSegments, type NamedSegment } from './segments.ts';

export const peoplePerPage = 50;

export type AudienceMember = {
  id: number;
  email: string;
  createdAt: Date;
  pausedUntil: Date | null;
  suppressed: SuppressionReason | null;
  /** When something last reached them; null when nothing has. */
  lastHeard: Date | null;
  letters: { name: string; status: 'pending' | 'confirmed' | 'left' }[];
};

type Named = { slug: string; name: string };

export type AudiencePage = {
  kind: 'found';
  people: AudienceMember[];
  total: number;
  pages: number;
  letters: Named[];
  editions: Named[];
  /** The forms people came by. */
  sources: string[];
  segments: NamedSegment[];
};

/** The newest first. */
export async function listAudience(
  actor: Actor,
  filter: AudienceFilter,
  at: Date,
): Promise<AudiencePage | { kind: 'forbidden' }> {
  if (!maySeeAudience(actor)) return { kind: 'forbidden' };
  const who = matching(filterOf(filter), at);
  const [counted, found, letters, editions, sources, segments] = await Promise.all([
    database().$queryRaw<{ count: number }[]>`
      select count(*)::int as count from subscriber s where ${who}`,
    database().$queryRaw<{ id: number }[]>`
      select s.id from subscriber s where ${who}
      order by s.created_at desc, s.id desc
      limit ${peoplePerPage} offset ${(filter.page - 1) * peoplePerPage}`,
    database().newsletter.findMany({
      select: { slug: true, name: true },
      orderBy: { position: 'asc' },
    }),
    database().edition.findMany({
      select: { slug: true, name: true },
      orderBy: { position: 'asc' },
    }),
    // From one form to the next by the index: there are few of them, and a row for every subscription.
    database().$queryRaw<{ form: string }[]>`
      with recursive known as (
        (select form from subscription order by form limit 1)
        union all
        select (select s.form from subscription s where s.form > k.form order by s.form limit 1)
        from known k where k.form is not null)
      select form from known where form is not null limit 100`,
    listSegments(),
  ]);
  const total = counted[0]?.count ?? 0;
  return {
    kind: 'found',
    total,
    pages: Math.max(1, Math.ceil(total / peoplePerPage)),
    letters,
    editions,
    sources: sources.map(({ form }) => form).filter(Boolean),
    segments,
    people: await tell(
      found.map(({ id }) => id),
      at,
    ),
  };
}

/** What a line of the list says of each, in the order of `ids`. */
async function tell(ids: number[], at: Date): Promise<AudienceMember[]> {
  const [rows, heard] = await Promise.all([
    database().subscriber.findMany({
      where: { id: { in: ids } },
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
    }),
    database().$queryRaw<{ id: number; at: Date | null }[]>(sql`
      select d.subscriber_id as id, max(${lastHeard}) as at
      from delivery d join newsletter_issue i on i.id = d.issue_id
      where d.subscriber_id = any(${ids}) and d.state = 'accepted' group by d.subscriber_id`),
  ]);
  const suppressed = await database().suppression.findMany({
    where: { email: { in: rows.map(({ email }) => email) } },
    select: { email: true, reason: true },
  });
  const reasons = new Map(suppressed.map(({ email, reason }) => [email, reason]));
  const lastOf = new Map(heard.map((row) => [row.id, row.at]));
  const people = new Map(
    rows.map(({ subscriptions, pausedUntil, ...row }) => [
      row.id,
      {
        ...row,
        pausedUntil: pausedUntil && pausedUntil > at ? pausedUntil : null,
        suppressed: reasons.get(row.email) ?? null,
        lastHeard: lastOf.get(row.id) ?? null,
        letters: subscriptions.map(({ status, newsletter: { name } }) => ({ name, status })),
      },
    ]),
  );
  return ids.flatMap((id) => people.get(id) ?? []);
}
