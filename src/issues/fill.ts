/**
 * Fills an issue by rule: the best since the letter's last issue that it has not carried. What an editor
 * put on a front goes first, then what is newest.
 */
import type { Actor } from '#accounts/index.ts';
import { readCards } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { mayWriteIssues } from './pure.ts';

const howMany = 5;

export type Suggested = { id: number; headline: string; kicker: string };

/** Stories to add to an issue, best first; `except` are in it already. */
export async function suggestStories(
  actor: Actor,
  { id, except, at }: { id: number; except: number[]; at: Date },
): Promise<{ kind: 'suggested'; stories: Suggested[] } | { kind: 'forbidden' | 'absent' }> {
  if (!mayWriteIssues(actor)) return { kind: 'forbidden' };
  const issue = await database().newsletterIssue.findUnique({
    where: { id },
    select: { newsletterId: true, newsletter: { select: { editionId: true } } },
  });
  if (!issue) return { kind: 'absent' };
  const rows = await database().$queryRaw<{ id: number }[]>`
    select a.id
    from article a
    left join lateral (
      select max(case s.role when 'lead' then 3 when 'secondary' then 2 else 1 end) as weight
      from front_slot s where s.article_id = a.id) chosen on true
    where visible(a) and a.first_published_at <= ${at}
      and (${issue.newsletter.editionId}::int is null or a.edition_id = ${issue.newsletter.editionId})
      and a.first_published_at > coalesce(
        (select max(i.frozen_at) from newsletter_issue i
         where i.newsletter_id = ${issue.newsletterId} and i.status <> 'cancelled'), '-infinity')
      and a.id <> all(${except})
      and not exists (
        select 1 from issue_story c join newsletter_issue i on i.id = c.issue_id
        where c.article_id = a.id and i.newsletter_id = ${issue.newsletterId}
          and i.status not in ('draft', 'cancelled'))
    order by coalesce(chosen.weight, 0) desc, a.first_published_at desc, a.id desc
    limit ${howMany}`;
  const cards = await readCards(rows.map((row) => row.id));
  return {
    kind: 'suggested',
    stories: cards.map(({ id: storyId, headline, kicker }) => ({
      id: storyId,
      headline,
      kicker: kicker.name,
    })),
  };
}
