/** A large audience in the tables, as years of two letters leave it: written at once, not lived through. */
import { withDatabase } from '../../tests/support/database-address.ts';
import { makePublication } from '../../tests/support/publication.ts';

export const issuesSent = 6;

/**
 * So many subscribers over three years: all of them once asked for the first letter, every second one for
 * the other; a tenth has left, a twentieth never confirmed, a hundredth is suppressed. The first letter was
 * sent six times, counted from the third issue on.
 */
export async function makeLargeAudience(url: string, people: number, at: Date): Promise<void> {
  await makePublication();
  const moment = `'${at.toISOString()}'::timestamptz`;
  await withDatabase(url, async (client) => {
    // The rows are as the product leaves them; its triggers would look at each again.
    for (const statement of [
      'set session_replication_role = replica',
      `insert into subscriber (email, created_at)
        select case n % 3 when 0 then 'reader' when 1 then 'anna.b' else 'o' end || n || '@'
            || (array['gmail.example', 'outlook.example', 'work-' || n % 900 || '.example'])[1 + n % 3],
          ${moment} - make_interval(mins => 15 * n)
        from generate_series(1, ${people}) n`,
      `insert into subscription (subscriber_id, newsletter_id, status, requested_at, confirmed_at,
          left_at, form, page, promise)
        select s.id, l.id,
          (case when s.id % 20 = 3 then 'pending' when s.id % 10 = 7 then 'left'
            else 'confirmed' end)::"SubscriptionStatus",
          s.created_at, case when s.id % 20 <> 3 then s.created_at end,
          case when s.id % 20 <> 3 and s.id % 10 = 7 then ${moment} - make_interval(mins => s.id % 90000) end,
          (array['foot', 'newsletters', 'import', 'text'])[1 + s.id % 4], '/', 'A promise.'
        from subscriber s join newsletter l on l.slug = 'morning' or s.id % 2 = 0`,
      `insert into consent (subscriber_id, at, kind, letter, form, page, text)
        select subscriber_id, requested_at, 'asked', 'morning', form, page, promise from subscription`,
      `insert into suppression (email, reason, note, at)
        select email, 'bounced', '550 5.1.1 no such user', created_at from subscriber where id % 100 = 9`,
      `insert into newsletter_issue (newsletter_id, status, subject, preheader, intro, created_at,
          created_by, number, frozen_at, ended_at, html, text, content_hash, send_key, recipients,
          counts_clicks, counts_opens)
        select l.id, 'sent', 'Issue ' || n, '', '', t.at, 'an editor', n, t.at, t.at + interval '1 hour',
          '<p>x</p>', 'x', repeat('0', 64), 'press ' || n, ${people}, n > 2, n > 2
        from newsletter l, generate_series(1, ${issuesSent}) n,
          lateral (select ${moment} - make_interval(days => 30 * (${issuesSent} - n) + 1) as at) t
        where l.slug = 'morning'`,
      `insert into delivery (issue_id, subscriber_id, email, domain, state, tries, next_try_at,
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
          lateral (select i.frozen_at + make_interval(secs => s.id % 3600) as at) t`,
      `insert into issue_link (issue_id, position, url)
        select i.id, n, 'https://news.example/world/' || n from newsletter_issue i, generate_series(1, 20) n
        where i.counts_clicks`,
      `insert into letter_action (delivery_id, kind, position, is_machine, at)
        select id, 'open'::"LetterActionKind", 0, id % 4 = 0, coalesce(opened_at, settled_at) from delivery
        where opened_at is not null or id % 9 = 0
        union all
        select id, 'click'::"LetterActionKind", 1 + id % 20, false, clicked_at from delivery where clicked_at is not null`,
      'analyze',
    ]) {
      await client.query(statement);
    }
  });
}
