/** The audience as a file, as it is filtered: read and sent a part at a time, however many there are. */
import { type Actor, record } from '#accounts/index.ts';
import { csvLine } from '#lib/csv-line.ts';
import { database } from '#lib/database.ts';
import { mayBringIn } from '../policy.ts';
import type { SegmentFilter } from '../pure.ts';
import { matching } from './matching.ts';

export type AudienceCsv = { kind: 'csv'; lines: AsyncGenerator<string> };

const partSize = 1000;

/** One line for each person. That it was taken is written down before the first line goes. */
export async function exportAudience(
  actor: Actor,
  filter: SegmentFilter,
  at: Date,
): Promise<AudienceCsv | { kind: 'forbidden' }> {
  if (!mayBringIn(actor)) return { kind: 'forbidden' };
  await database().$transaction((tx) =>
    record(tx, { actor, action: 'audience.export', subject: 'audience:list', after: filter }),
  );
  return { kind: 'csv', lines: linesOf(filter, at) };
}

const columns = ['email', 'since', 'confirmed', 'pending', 'left', 'paused until', 'suppressed'];

type Row = {
  id: number;
  email: string;
  createdAt: Date;
  pausedUntil: Date | null;
  suppressed: string | null;
  confirmed: string | null;
  pending: string | null;
  left: string | null;
};

/** The lines of a file, as they are read. */
export async function* linesOf(filter: SegmentFilter, at: Date): AsyncGenerator<string> {
  yield csvLine(columns);
  const who = matching(filter, at);
  let after = 0;
  for (;;) {
    const rows = await database().$queryRaw<Row[]>`
      select s.id, s.email, s.created_at as "createdAt",
        case when s.paused_until > ${at} then s.paused_until end as "pausedUntil",
        (select p.reason::text from suppression p where p.email = s.email) as suppressed,
        l.confirmed, l.pending, l."left"
      from subscriber s left join lateral (
        select string_agg(n.slug, ' ' order by n.position) filter (where x.status = 'confirmed')
            as confirmed,
          string_agg(n.slug, ' ' order by n.position) filter (where x.status = 'pending') as pending,
          string_agg(n.slug, ' ' order by n.position) filter (where x.status = 'left') as "left"
        from subscription x join newsletter n on n.id = x.newsletter_id
        where x.subscriber_id = s.id) l on true
      where s.id > ${after} and ${who} order by s.id limit ${partSize}`;
    if (rows.length > 0) yield rows.map(lineOf).join('');
    const last = rows.at(-1);
    if (!last || rows.length < partSize) return;
    after = last.id;
  }
}

function lineOf(row: Row): string {
  return csvLine([
    row.email,
    row.createdAt.toISOString(),
    row.confirmed,
    row.pending,
    row.left,
    row.pausedUntil?.toISOString() ?? null,
    row.suppressed,
  ]);
}
