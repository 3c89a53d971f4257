/** What is known already of addresses that a file names: who is never written to, who left, who has it. */
import { database, type Transaction } from '#lib/database.ts';

export type Standing = 'new' | 'already' | 'left' | 'suppressed';

/**
 * How each address stands with these letters. Who left one of them is `left`, and so is who left
 * everything there was; `already` is who confirmed all of them.
 */
export async function standingOf(
  emails: string[],
  newsletterIds: number[],
  tx: Transaction = database(),
): Promise<Map<string, Standing>> {
  const rows = await tx.$queryRaw<{ email: string; standing: Standing }[]>`
    select g.email, case
        when exists (select 1 from suppression p where p.email = g.email) then 'suppressed'
        when coalesce(x.left_these or (x.left_some and not x.has_some), false) then 'left'
        when coalesce(x.has_these, 0) = ${newsletterIds.length} then 'already'
        else 'new' end as standing
    from unnest(${emails}::text[]) as g(email)
    left join lateral (
      select bool_or(c.status = 'left' and c.newsletter_id = any(${newsletterIds})) as left_these,
        bool_or(c.status = 'left') as left_some,
        bool_or(c.status = 'confirmed') as has_some,
        count(*) filter (where c.status = 'confirmed' and c.newsletter_id = any(${newsletterIds}))
          as has_these
      from subscriber s join subscription c on c.subscriber_id = s.id
      where s.email = g.email) x on true`;
  return new Map(rows.map(({ email, standing }) => [email, standing]));
}
