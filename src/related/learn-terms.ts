/**
 * What sets a story apart: the words it says often and the archive says rarely, from the vector that
 * search keeps. Headline words count four times, standfirst and topics twice, names and captions not.
 */
import type { Transaction } from '#lib/database.ts';

/** As many as tell a story's subject; more would make every comparison longer and few better. */
export const termsPerStory = 64;

/**
 * Learns the terms of up to `most` stories that are due. Answers how many those were.
 *
 * A term's weight is its frequency, dampened, times its rarity, as part of a vector of length one: the
 * likeness of two stories is then the sum of the products of the weights they share.
 */
export async function learnTerms(tx: Transaction, most: number): Promise<number> {
  const due = await tx.$queryRaw<{ id: number; isNew: boolean }[]>`
    select article_id as id,
      not exists (select from related_term t where t.article_id = d.article_id) as "isNew"
    from related_due d where not terms_known
    order by article_id limit ${most} for update skip locked`;
  if (due.length === 0) return 0;
  const ids = due.map(({ id }) => id);
  const met = due.filter(({ isNew }) => isNew).map(({ id }) => id);
  await tx.$executeRaw`
    insert into related_rarity (term, documents)
    select lexeme, count(*)::int
    from search_document d, unnest(d.words) as w
    where d.article_id = any(${met}) and lexeme ~ '[[:alpha:]]'
    group by lexeme order by lexeme
    on conflict (term) do update set documents = related_rarity.documents + excluded.documents`;
  await tx.relatedTerm.deleteMany({ where: { articleId: { in: ids } } });
  await tx.$executeRaw`
    -- Materialised: joined as it stands, the archive would be counted again for every word.
    with archive as materialized (
      select greatest(count(*), 2)::float as size from search_document),
    said as (
      select d.article_id, w.lexeme as term,
        (select sum(case part when 'A' then 4 when 'B' then 2 when 'D' then 1 else 0 end)
          from unnest(w.weights) as part) as often
      from search_document d, unnest(d.words) as w
      where d.article_id = any(${ids}) and length(w.lexeme) between 2 and 60
        and w.lexeme ~ '[[:alpha:]]'),
    weighed as (
      select article_id, term,
        (1 + ln(often)) * ln((archive.size + 1) / (coalesce(r.documents, 1) + 0.5)) as weight
      from archive, said left join related_rarity r using (term)
      where often > 0),
    ranked as (
      select *, row_number() over (partition by article_id order by weight desc, term) as place
      from weighed where weight > 0),
    kept as (
      select article_id, term,
        weight / sqrt(sum(weight * weight) over (partition by article_id)) as weight
      from ranked where place <= ${termsPerStory})
    insert into related_term (article_id, term, weight) select article_id, term, weight from kept`;
  await tx.relatedDue.updateMany({
    where: { articleId: { in: ids } },
    data: { termsKnown: true },
  });
  return ids.length;
}
