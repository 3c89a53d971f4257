/**
 * Fills an issue by rule: the best that its letter has not carried. What an editor put on a front goes
 * first, then what is newest.
 */
import type { Actor } from '#accounts/index.ts';
import { readCards } from '#articles/index.ts';
import { database, type Transaction } from '#lib/database.ts';
import type { FillRule } from '#newsletters/pure.ts';
import { mayWriteIssues } from './pure.ts';

export type Suggested = { id: number; headline: string; kicker: string };

type SuggestResult = { kind: 'suggested'; stories: Suggested[] } | { kind: 'forbidden' | 'absent' };

/** Stories to add to an issue, best first; `except` are in it already. Without a rule, the letter's. */
export async function suggestStories(
  actor: Actor,
  { id, except, rule, at }: { id: number; except: number[]; rule?: FillRule | undefined; at: Date },
): Promise<SuggestResult> {
  if (!mayWriteIssues(actor)) return { kind: 'forbidden' };
  const issue = await database().newsletterIssue.findUnique({
    where: { id },
    select: {
      newsletterId: true,
      newsletter: {
        select: {
          editionId: true,
          ruleSections: true,
          ruleFormats: true,
          ruleDays: true,
          ruleCount: true,
          ruleSparesOthers: true,
        },
      },
    },
  });
  if (!issue) return { kind: 'absent' };
  const { newsletterId, newsletter: letter } = issue;
  const ids = await storiesByRule(database(), {
    newsletterId,
    editionId: letter.editionId,
    rule: rule
      ? { ...rule, ...(await idsOf(rule)) }
      : {
          sections: letter.ruleSections,
          formats: letter.ruleFormats,
          days: letter.ruleDays,
          count: letter.ruleCount,
          sparesOthers: letter.ruleSparesOthers,
        },
    except,
    at,
  });
  const cards = await readCards(ids);
  return {
    kind: 'suggested',
    stories: cards.map(({ id: storyId, headline, kicker }) => ({
      id: storyId,
      headline,
      kicker: kicker.name,
    })),
  };
}

/** A slug that is not there takes nothing away: it is looked for and not found. */
async function idsOf({ sections, formats }: FillRule) {
  const select = { id: true } as const;
  const [sectionRows, formatRows] = await Promise.all([
    database().section.findMany({ where: { slug: { in: sections } }, select }),
    database().format.findMany({ where: { slug: { in: formats } }, select }),
  ]);
  return { sections: sectionRows.map(({ id }) => id), formats: formatRows.map(({ id }) => id) };
}

export type Ruled = {
  newsletterId: number;
  editionId: number | null;
  /** As `FillRule`, by id. */
  rule: {
    sections: number[];
    formats: number[];
    days: number | null;
    count: number;
    sparesOthers: boolean;
  };
  except: number[];
  at: Date;
};

/**
 * The stories a rule takes, best first. Nothing its letter has carried is among them and, when others
 * are to be spared, nothing that a single one of its readers got in another letter: an issue has one
 * frozen text for all (docs/decisions/068).
 */
export async function storiesByRule(tx: Transaction, asked: Ruled): Promise<number[]> {
  const { newsletterId, editionId, rule, except, at } = asked;
  const { sections, formats, days, count, sparesOthers } = rule;
  const since = days === null ? null : new Date(at.getTime() - days * 86_400_000);
  const rows = await tx.$queryRaw<{ id: number }[]>`
    select a.id
    from article a
    left join section s on s.id = a.section_id
    left join lateral (
      select max(case f.role when 'lead' then 3 when 'secondary' then 2 else 1 end) as weight
      from front_slot f where f.article_id = a.id) chosen on true
    where visible(a) and a.first_published_at <= ${at}
      and (${editionId}::int is null or a.edition_id = ${editionId})
      and (cardinality(${sections}::int[]) = 0
        or a.section_id = any(${sections}::int[]) or s.parent_id = any(${sections}::int[]))
      and (cardinality(${formats}::int[]) = 0 or a.format_id = any(${formats}::int[]))
      and a.first_published_at > coalesce(${since}::timestamptz,
        (select max(i.frozen_at) from newsletter_issue i
         where i.newsletter_id = ${newsletterId} and i.status <> 'cancelled' and i.rhythm = 'each'),
        '-infinity')
      and a.id <> all(${except}::int[])
      and not exists (
        select 1 from issue_story c join newsletter_issue i on i.id = c.issue_id
        where c.article_id = a.id and i.newsletter_id = ${newsletterId}
          and i.status not in ('draft', 'cancelled'))
      and not (${sparesOthers} and exists (
        select 1 from issue_story c
          join newsletter_issue i on i.id = c.issue_id
          join delivery d on d.issue_id = i.id
          join subscription x on x.subscriber_id = d.subscriber_id
        where c.article_id = a.id and i.newsletter_id <> ${newsletterId}
          and i.status not in ('draft', 'cancelled') and d.state not in ('cancelled', 'refused')
          and x.newsletter_id = ${newsletterId} and x.status = 'confirmed'))
    order by coalesce(chosen.weight, 0) desc, a.first_published_at desc, a.id desc
    limit ${count}`;
  return rows.map(({ id }) => id);
}
