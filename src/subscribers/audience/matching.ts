/**
 * A filter of the audience as SQL: the one place that says who fits it, for the list, a segment, an
 * export and the people an issue goes to. Pure. `s` is the subscriber.
 */
import { joinSql, type Sql, sql } from '#lib/database.ts';
import type { Engagement, SegmentFilter } from '../pure.ts';

const dayMs = 24 * 60 * 60_000;

/** A condition that is true of those who fit; `true` when nothing is filtered. */
export function matching(filter: SegmentFilter, at: Date): Sql {
  const { q, state, from, until, engaged } = filter;
  const conditions: Sql[] = [
    ...(q ? [sql`strpos(s.email, ${q.toLowerCase()}) > 0`] : []),
    ...subscribed(filter),
    ...(state === 'paused' ? [sql`s.paused_until > ${at}`] : []),
    ...(state === 'suppressed'
      ? [sql`exists (select 1 from suppression p where p.email = s.email)`]
      : []),
    ...(from ? [sql`${day} >= ${from}::date`] : []),
    ...(until ? [sql`${day} <= ${until}::date`] : []),
    ...(engaged ? [engagement(engaged, at)] : []),
  ];
  return conditions.length === 0 ? sql`true` : sql`(${joinSql(conditions, ' and ')})`;
}

/** The day they came, by the publication's calendar. */
const day = sql`(s.created_at at time zone
  coalesce((select time_zone from publication where id = 1), 'UTC'))::date`;

/** One subscription that is all of it: of this letter, of this edition, by this form, in this state. */
function subscribed({ letter, edition, source, state }: SegmentFilter): Sql[] {
  const isStatus = state === 'confirmed' || state === 'pending' || state === 'left';
  const conditions: Sql[] = [
    ...(letter ? [sql`n.slug = ${letter}`] : []),
    ...(edition ? [sql`e.slug = ${edition}`] : []),
    ...(source ? [sql`x.form = ${source}`] : []),
    ...(isStatus ? [sql`x.status = ${state}::"SubscriptionStatus"`] : []),
  ];
  if (conditions.length === 0) return [];
  return [
    sql`exists (
      select 1 from subscription x join newsletter n on n.id = x.newsletter_id
      left join edition e on e.id = n.edition_id
      where x.subscriber_id = s.id and ${joinSql(conditions, ' and ')})`,
  ];
}

/**
 * When an issue `i` was last seen to reach the person of its delivery `d`: the opening or the link where
 * one is counted, else that a mail server took it.
 */
export const lastHeard = sql`(case when i.counts_clicks or i.counts_opens
  then greatest(d.clicked_at, d.opened_at) else d.settled_at end)`;

function engagement(engaged: Engagement, at: Date): Sql {
  const got = sql`exists (
    select 1 from delivery d where d.subscriber_id = s.id and d.state = 'accepted')`;
  const heardSince = (days: number) => sql`exists (
    select 1 from delivery d join newsletter_issue i on i.id = d.issue_id
    where d.subscriber_id = s.id and d.state = 'accepted'
      and ${lastHeard} >= ${new Date(at.getTime() - days * dayMs)})`;
  switch (engaged) {
    case 'active-30':
      return heardSince(30);
    case 'active-90':
      return heardSince(90);
    case 'quiet-90':
      return sql`(${got} and not ${heardSince(90)})`;
    case 'quiet-180':
      return sql`(${got} and not ${heardSince(180)})`;
    case 'never':
      return sql`not ${got}`;
  }
}
