/** How issues went: what the mail server said, what came back, who left, and what was counted. */
import type { Actor } from '#accounts/index.ts';
import { database, joinSql, type Sql, sql } from '#lib/database.ts';
import { bucketFor, type IssueFigures, mayWriteIssues, type SeriesPoint } from './pure.ts';

type Forbidden = { kind: 'forbidden' };
type Absent = { kind: 'absent' };

export type ReportedIssue = IssueFigures & {
  id: number;
  number: number;
  subject: string;
  frozenAt: Date;
  segment: string | null;
  countsClicks: boolean;
  countsOpens: boolean;
};

/** Figures of issues, by one reading of their deliveries. */
async function figuresOf(where: Sql, take: number): Promise<ReportedIssue[]> {
  return database().$queryRaw<ReportedIssue[]>`
    with issue as (
      select i.id, i.number, i.subject, i.frozen_at, i.segment_name, i.counts_clicks, i.counts_opens,
        i.recipients, i.newsletter_id,
        (select min(o.frozen_at) from newsletter_issue o
         where o.newsletter_id = i.newsletter_id and o.frozen_at > i.frozen_at) as next_at
      from newsletter_issue i where i.frozen_at is not null and ${where}
      order by i.frozen_at desc limit ${take})
    select i.id, i.number, i.subject, i.frozen_at as "frozenAt", i.segment_name as segment,
      i.counts_clicks as "countsClicks", i.counts_opens as "countsOpens",
      coalesce(i.recipients, 0)::int as recipients, f.*
    from issue i left join lateral (
      select count(*) filter (where d.state = 'accepted')::int as accepted,
        count(*) filter (where d.state in ('waiting', 'claimed', 'data'))::int as waiting,
        count(*) filter (where d.state = 'deferred')::int as deferred,
        count(*) filter (where d.state = 'refused')::int as refused,
        count(*) filter (where d.state = 'in_doubt')::int as "inDoubt",
        count(*) filter (where d.state = 'cancelled')::int as cancelled,
        count(*) filter (where d.bounce_kind = 'hard')::int as "bouncedHard",
        count(*) filter (where d.bounce_kind = 'soft')::int as "bouncedSoft",
        count(d.complained_at)::int as complaints,
        count(d.opened_at)::int as opened, count(d.clicked_at)::int as clicked,
        count(x.id)::int as "left"
      from delivery d
      left join subscription x on x.subscriber_id = d.subscriber_id
        and x.newsletter_id = i.newsletter_id and x.status = 'left' and d.state = 'accepted'
        and x.left_at >= d.settled_at and (i.next_at is null or x.left_at < i.next_at)
      where d.issue_id = i.id) f on true
    order by i.frozen_at desc`;
}

const issuesListed = 30;

export type LetterReport = {
  kind: 'report';
  letter: { slug: string; name: string };
  counting: Counting;
  issues: ReportedIssue[];
};

export type Counting = { countsClicks: boolean; countsOpens: boolean; asksFeedback: boolean };

/** The newest issues of a letter, beside each other. */
export async function reportLetter(
  actor: Actor,
  slug: string,
): Promise<LetterReport | Forbidden | Absent> {
  if (!mayWriteIssues(actor)) return { kind: 'forbidden' };
  const letter = await database().newsletter.findUnique({
    where: { slug },
    select: {
      id: true,
      name: true,
      countsClicks: true,
      countsOpens: true,
      asksFeedback: true,
    },
  });
  if (!letter) return { kind: 'absent' };
  const { id, name, ...counting } = letter;
  return {
    kind: 'report',
    letter: { slug, name },
    counting,
    issues: await figuresOf(sql`i.newsletter_id = ${id}`, issuesListed),
  };
}

export type IssueReport = {
  kind: 'report';
  letter: { slug: string; name: string };
  issue: ReportedIssue;
  /** What machines did, kept apart: they open and follow links before people do. */
  machines: { opened: number; clicked: number };
  links: { url: string; people: number; machines: number }[];
  stories: { id: number; headline: string; more: number; less: number }[];
  asksFeedback: boolean;
  series: { bucket: 'minute' | 'hour' | 'day'; points: SeriesPoint[] };
};

/** One issue in full. `absent` while it is a draft. */
export async function reportIssue(
  actor: Actor,
  id: number,
): Promise<IssueReport | Forbidden | Absent> {
  if (!mayWriteIssues(actor)) return { kind: 'forbidden' };
  const [issue] = await figuresOf(sql`i.id = ${id}`, 1);
  const row = await database().newsletterIssue.findUnique({
    where: { id },
    select: { newsletter: { select: { slug: true, name: true, asksFeedback: true } } },
  });
  if (!issue || !row) return { kind: 'absent' };
  const { asksFeedback, ...letter } = row.newsletter;
  const [machines, links, stories, series] = await Promise.all([
    machinesOf(id),
    linksOf(id),
    storiesOf(id),
    seriesOf(issue),
  ]);
  return { kind: 'report', letter, issue, machines, links, stories, asksFeedback, series };
}

async function machinesOf(issueId: number): Promise<{ opened: number; clicked: number }> {
  const [row] = await database().$queryRaw<{ opened: number; clicked: number }[]>`
    select count(distinct a.delivery_id) filter (where a.kind = 'open')::int as opened,
      count(distinct a.delivery_id) filter (where a.kind = 'click')::int as clicked
    from letter_action a join delivery d on d.id = a.delivery_id
    where d.issue_id = ${issueId} and a.is_machine`;
  return row ?? { opened: 0, clicked: 0 };
}

function linksOf(issueId: number) {
  return database().$queryRaw<IssueReport['links']>`
    select l.url, count(a.id) filter (where not a.is_machine)::int as people,
      count(a.id) filter (where a.is_machine)::int as machines
    from issue_link l
    left join (letter_action a join delivery d on d.id = a.delivery_id)
      on d.issue_id = l.issue_id and a.kind = 'click' and a.position = l.position
    where l.issue_id = ${issueId} group by l.position, l.url
    order by people desc, l.position`;
}

function storiesOf(issueId: number) {
  return database().$queryRaw<IssueReport['stories']>`
    select a.id, coalesce(r.headline, a.slug) as headline,
      count(f.*) filter (where f.is_more)::int as more,
      count(f.*) filter (where not f.is_more)::int as less
    from issue_story s join article a on a.id = s.article_id
    left join revision r on r.id = coalesce(a.live_revision_id, a.head_revision_id)
    left join (story_feedback f join delivery d on d.id = f.delivery_id)
      on d.issue_id = s.issue_id and f.article_id = s.article_id
    where s.issue_id = ${issueId} group by s.position, a.id, r.headline order by s.position`;
}

/** What happened when, in steps that fit how long it took; the end of the line is the last that happened. */
async function seriesOf(issue: ReportedIssue): Promise<IssueReport['series']> {
  const happened = joinSql(
    [
      sql`select settled_at as at, 'accepted' as what from delivery
        where issue_id = ${issue.id} and state = 'accepted'`,
      sql`select settled_at, 'refused' from delivery
        where issue_id = ${issue.id} and state = 'refused'`,
      sql`select bounced_at, 'bounced' from delivery where issue_id = ${issue.id}`,
      sql`select complained_at, 'complaints' from delivery where issue_id = ${issue.id}`,
      sql`select opened_at, 'opened' from delivery where issue_id = ${issue.id}`,
      sql`select clicked_at, 'clicked' from delivery where issue_id = ${issue.id}`,
      sql`select x.left_at, 'left' from delivery d join subscription x
        on x.subscriber_id = d.subscriber_id and x.status = 'left'
        join newsletter_issue i on i.id = d.issue_id and i.newsletter_id = x.newsletter_id
        where d.issue_id = ${issue.id} and d.state = 'accepted' and x.left_at >= d.settled_at
          and x.left_at < coalesce((select min(o.frozen_at) from newsletter_issue o
            where o.newsletter_id = i.newsletter_id and o.frozen_at > i.frozen_at), 'infinity')`,
    ],
    ' union all ',
  );
  const [ends] = await database().$queryRaw<{ last: Date | null }[]>`
    select max(at) as last from (${happened}) as e(at, what)`;
  const bucket = bucketFor(issue.frozenAt, ends?.last ?? issue.frozenAt);
  const points = await database().$queryRaw<SeriesPoint[]>`
    select date_trunc(${bucket}, at, 'UTC') as at,
      count(*) filter (where what = 'accepted')::int as accepted,
      count(*) filter (where what = 'refused')::int as refused,
      count(*) filter (where what = 'bounced')::int as bounced,
      count(*) filter (where what = 'complaints')::int as complaints,
      count(*) filter (where what = 'left')::int as "left",
      count(*) filter (where what = 'opened')::int as opened,
      count(*) filter (where what = 'clicked')::int as clicked
    from (${happened}) as e(at, what) where at is not null
    group by 1 order by 1 limit 400`;
  return { bucket, points };
}
