/**
 * The queries of search. Everything a reader says is a parameter; the texts are constants.
 *
 * The plan, on 100,000 stories: the GIN index gives the rows that match; their dates are read from
 * narrow rows, for the words lie beside them; the newest matches and the newest whose headline matches
 * are ranked, which is where the words are read; ten of those are marked up. So the dear steps are
 * bounded, and the cheap one is all that grows with the archive. docs/search.md has the figures.
 */

/** How many of the newest matches, and of the newest matches in a headline, are ranked. */
const newest = 400;
const newestHeadlines = 200;

/**
 * The days are compared where no index can be used for them: reading by date and asking every vector is
 * what PostgreSQL would choose, because it takes unpacking one for cheap.
 *
 * $1 query, $2 sections, $3 format, $4 edition, $5 person, $6 topic, $7 from, $8 until, $9 left out.
 */
const filters = `
  ($2::int[] is null or section_id = any($2::int[]))
  and ($3::int is null or format_id = $3::int)
  and ($4::int is null or edition_id = $4::int)
  and ($5::int is null or person_ids @> array[$5::int])
  and ($6::int is null or topic_ids @> array[$6::int])
  and coalesce(published_at >= $7::timestamptz, true)
  and coalesce(published_at < $8::timestamptz, true)
  and ($9::int[] = '{}' or article_id <> all($9::int[]))`;

const matched = `
  matched as materialized (
    select article_id, published_at from search_document
    where ($1::text is null or words @@ $1::tsquery) and ${filters})`;

/** Of the words of a phrase, so few stories are all unpacked, and never more than so many. */
const unpackedAlways = 2000;
const unpackedAtMost = 16_000;

/**
 * Likewise for a query with words side by side, which only the vectors can tell, one by one: `loose` asks
 * for the words wherever they stand, which the index answers; those are unpacked from the newest on, until
 * `enough` match. As a function, so that the index is not asked again for all of them.
 */
const matchedSideBySide = (loose: string, enough: string) => `
  loose as materialized (
    select article_id, published_at from search_document
    where words @@ ${loose}::tsquery and ${filters}),
  matched as materialized (
    select recent.article_id, recent.published_at
    from (
      select * from loose order by published_at desc limit ${unpackedAtMost}) as recent
    cross join lateral (
      select from search_document d
      where d.article_id = recent.article_id and ts_match_vq(d.words, $1::tsquery) offset 0) as same
    limit case when (select count(*) from loose) <= ${unpackedAlways} then ${unpackedAlways}
      else ${enough}::int end)`;
const mayBeMore = (enough: string) => `
    (select count(*) from loose) > ${unpackedAlways} and (
      (select count(*) from matched) >= ${enough}::int
      or (select count(*) from loose) > ${unpackedAtMost})`;

/** What the snippets mark matches with: characters no indexed text has. */
export const marks = { start: '\u0002', end: '\u0003', between: '\u0004' } as const;

const shown = (isMore: string) => `
  select h.article_id as "articleId", (select count(*)::int from matched) as total,
    ${isMore} as "isMore",
    ts_headline(d.configuration::regconfig, d.headline, $1::tsquery,
      'HighlightAll=true, StartSel=${marks.start}, StopSel=${marks.end}') as headline,
    ts_headline(d.configuration::regconfig, d.body, $1::tsquery,
      'MaxFragments=2, MinWords=8, MaxWords=22, FragmentDelimiter=${marks.between}, '
      'StartSel=${marks.start}, StopSel=${marks.end}') as snippet
  from here h join search_document d using (article_id)
  order by h.place`;

const ranked = (matching: string, isMore: string) => `
  with ${matching},
  headlines as materialized (
    select article_id, published_at from search_document
    where headline_words @@ $1::tsquery and ${filters}),
  candidates as (
    (select article_id from matched order by published_at desc limit ${newest})
    union
    (select article_id from headlines order by published_at desc limit ${newestHeadlines})),
  here as (
    select article_id, row_number() over (
      order by ts_rank('{0.05, 0.25, 0.4, 1}', words, $1::tsquery, 1)
        * (0.5 + 0.5 * exp(-greatest(0, extract(epoch from $12::timestamptz - published_at)) / 63e6))
        desc, published_at desc, article_id desc) as place
    from candidates join search_document using (article_id)
    order by place limit $10::int offset $11::int)
  ${shown(isMore)}`;

const dated = (matching: string, isMore: string) => `
  with ${matching},
  here as (
    select article_id, row_number() over (order by published_at desc, article_id desc) as place
    from matched order by place limit $10::int offset $11::int)
  ${shown(isMore).replaceAll('$1::tsquery', `coalesce($1, '')::tsquery`)}`;

/** $10 how many, $11 how many to skip, $12 now. A story's weight halves, at most, as it ages. */
export const byRelevance = ranked(matched, 'false');

/** Likewise without $12: newest first. Also for a search by filters alone, where $1 is null. */
export const byDate = dated(matched, 'false');

/** Both for words side by side; last the query for the words alone, and how many matches are enough. */
export const sideBySide = {
  byRelevance: ranked(matchedSideBySide('$13', '$14'), mayBeMore('$14')),
  byDate: dated(matchedSideBySide('$12', '$13'), mayBeMore('$13')),
};
