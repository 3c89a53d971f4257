/** The live stories most like one story, with how like they are and what both are about. */
import type { Transaction } from '#lib/database.ts';

export type Neighbour = { id: number; score: number; topics: string[]; terms: string[] };

/** Of one story: this many of the most alike are looked at, wherever they end up. */
const byTerms = 60;
const byTopics = 30;
/** Less alike than this is not alike. */
const least = 0.06;

/**
 * The stories that share distinctive terms or topics with `id`, best first, and those whose lists it
 * stands in already.
 *
 * The score adds to the likeness of the texts (0 to 1): shared topics, a rare one up to 0.2 and a
 * common one little; a shared byline, section and format; nearness in time, up to 0.05 and halved
 * every four months or so.
 *
 * Each `offset 0` holds the planner to reading the terms of one word, or of one story, by their index: while
 * an archive has just been loaded it knows nothing of the table, and its guess took a hundred times as long.
 */
export async function findNeighbours(tx: Transaction, id: number): Promise<Neighbour[]> {
  return tx.$queryRaw<Neighbour[]>`
    with me as (select * from search_document where article_id = ${id}),
    mine as (select term, weight from related_term where article_id = ${id}),
    alike as (
      select t.article_id as other, sum(t.weight * mine.weight) as likeness
      from mine cross join lateral (
        select article_id, weight from related_term where term = mine.term offset 0) as t
      where t.article_id <> ${id} group by 1),
    subject as (
      select mine.topic_id, t.name, 0.25 / ln(2 + (
        select count(*) from article_topic every where every.topic_id = mine.topic_id)) as weight
      from article_topic mine join topic t on t.id = mine.topic_id where article_id = ${id}),
    candidate as (
      (select other from alike order by likeness desc limit ${byTerms})
      union
      (select d.article_id from search_document d, me
        where d.topic_ids && me.topic_ids and d.article_id <> me.article_id
        order by abs(extract(epoch from d.published_at - me.published_at)) limit ${byTopics})
      union
      select article_id from related_story where other_id = ${id}),
    scored as (
      select other, d.topic_ids, coalesce(alike.likeness, 0)
        + coalesce((select sum(weight) from subject where topic_id = any(d.topic_ids)), 0)
        + case when d.person_ids && me.person_ids then 0.03 else 0 end
        + case when d.section_id = me.section_id then 0.03 else 0 end
        + case when d.format_id = me.format_id then 0.01 else 0 end
        + 0.05 * exp(-abs(extract(epoch from d.published_at - me.published_at)) / 15e6) as score
      from me, candidate join search_document d on d.article_id = candidate.other
        left join alike using (other))
    select other as id, score::float8 as score,
      array(select name from subject where topic_id = any(topic_ids) order by weight desc) as topics,
      array(select t.term
        from (select term, weight from related_term where article_id = other offset 0) as t
          join mine using (term)
        order by t.weight * mine.weight desc limit 8) as terms
    from scored where score >= ${least} order by score desc, other`;
}
