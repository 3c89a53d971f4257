/** A large audience in the tables, as years of two letters leave it: written at once, not lived through. */
import { database } from '#lib/database.ts';
import { makePublication } from '../../tests/support/publication.ts';

export const issuesSent = 6;

/**
 * So many subscribers over three years: all of them once asked for the first letter, every second one for
 * the other; a tenth has left, a twentieth never confirmed, a hundredth is suppressed. The first letter was
 * sent six times, counted from the third issue on.
 */
export async function makeLargeAudience(people: number, at: Date): Promise<{ issueId: number }> {
  await makePublication();
  return database().$transaction(
    async (tx) => {
      // The rows are as the product leaves them; its triggers would look at each again.
      await tx.$executeRaw`set local session_replication_role = replica`;
      await tx.$executeRaw`
        insert into subscriber (email, created_at)
        select case n % 3 when 0 then 'reader' when 1 then 'anna.b' else 'o' end || n || '@'
            || (array['gmail.example', 'outlook.example', 'work-' || n % 900 || '.example'])[1 + n % 3],
          ${at}::timestamptz - make_interval(mins => 15 * n)
        from generate_series(1, ${people}::int) n`;
      await tx.$executeRaw`
        insert into subscription (subscriber_id, newsletter_id, status, requested_at, confirmed_at,
          left_at, form, page, promise)
        select s.id, l.id,
          (case when s.id % 20 = 3 then 'pending' when s.id % 10 = 7 then 'left'
            else 'confirmed' end)::"SubscriptionStatus",
          s.created_at, case when s.id % 20 <> 3 then s.created_at end,
          case when s.id % 20 <> 3 and s.id % 10 = 7 then ${at}::timestamptz - make_interval(mins => s.id % 90000) end,
          (array['foot', 'newsletters', 'import', 'text'])[1 + s.id % 4], '/', 'A promise.'
        from subscriber s join newsletter l on l.slug = 'morning' or s.id % 2 = 0`;
      await tx.$executeRaw`
        insert into consent (subscriber_id, at, kind, letter, form, page, text)
        select subscriber_id, requested_at, 'asked', 'morning', form, page, promise from subscription`;
      await tx.$executeRaw`
        insert into suppression (email, reason, note, at)
        select email, 'bounced', '550 5.1.1 no such user', created_at from subscriber where id % 100 = 9`;
      await tx.$executeRaw`
        insert into newsletter_issue (newsletter_id, status, subject, preheader, intro, created_at,
          created_by, number, frozen_at, ended_at, html, text, content_hash, recipients,
          counts_clicks, counts_opens)
        select l.id, 'sent', 'Issue ' || n, '', '', t.at, 'an editor', n, t.at, t.at + interval '1 hour',
          '<p>x</p>', 'x', repeat('0', 64), ${people}, n > 2, n > 2
        from newsletter l, generate_series(1, ${issuesSent}::int) n,
          lateral (select ${at}::timestamptz - make_interval(days => 30 * (${issuesSent}::int - n) + 1) as at) t
        where l.slug = 'morning'`;
      await tx.$executeRaw`
        insert into delivery (issue_id, subscriber_id, email, domain, state, tries, next_try_at,
          first_try_at, claimed_at, data_at, settled_at, bounced_at, bounce_kind, complained_at,
          opened_at, clicked_at)
        select i.id, s.id, s.email, split_part(s.email, '@', 2),
          (case s.id % 200 when 11 then 'refused' when 12 then 'deferred' when 13 then 'in_doubt'
            else 'accepted' end)::"DeliveryState",
          1, i.frozen_at, i.frozen_at, i.frozen_at, i.frozen_at, t.at,
          case when (s.id + i.id) % 97 = 0 then t.at + interval '5 minutes' end,
          case when (s.id + i.id) % 97 = 0 then (case when s.id % 2 = 0 then 'soft' else 'hard' end)::"BounceKind" end,
          case when (s.id + i.id) % 2000 = 0 then t.at + interval '1 day' end,
          case when i.counts_opens and (s.id + i.id) % 3 = 0 then t.at + make_interval(mins => s.id % 3000) end,
          case when i.counts_clicks and (s.id + i.id) % 11 = 0 then t.at + make_interval(mins => s.id % 3000) end
        from newsletter_issue i join subscriber s on s.created_at < i.frozen_at,
          lateral (select i.frozen_at + make_interval(secs => s.id % 3600) as at) t`;
      await tx.$executeRaw`
        insert into issue_link (issue_id, position, url)
        select i.id, n, 'https://news.example/world/' || n from newsletter_issue i, generate_series(1, 20) n
        where i.counts_clicks`;
      await tx.$executeRaw`
        insert into letter_action (delivery_id, kind, position, is_machine, at)
        select id, 'open', 0, id % 4 = 0, coalesce(opened_at, settled_at) from delivery
        where opened_at is not null or id % 9 = 0
        union all
        select id, 'click', 1 + id % 20, false, clicked_at from delivery where clicked_at is not null`;
      const [newest] = await tx.$queryRaw<{ id: number }[]>`
        select id from newsletter_issue order by frozen_at desc limit 1`;
      return { issueId: newest?.id ?? 0 };
    },
    { timeout: 300_000 },
  );
}
