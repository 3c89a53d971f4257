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

/** $1 query, $2 sections, $3 format, $4 edition, $5 person, $6 topic, $7 from, $8 until, $9 left out. */
const filters = `
  ($2::int[] is null or section_id = any($2::int[]))
  and ($3::int is null or format_id = $3::int)
  and ($4::int is null or edition_id = $4::int)
  and ($5::int is null or person_ids @> array[$5::int])
  and ($6::int is null or topic_ids @> array[$6::int])
  and ($7::timestamptz is null or published_at >= $7::timestamptz)
  and ($8::timestamptz is null or published_at < $8::timestamptz)
  and article_id <> all($9::int[])`;

const matched = `
  matched as materialized (
    select article_id, published_at from search_document
    where ($1::text is null or words @@ $1::tsquery) and ${filters})`;

/** What the snippets mark matches with: characters no indexed text has. */
export const marks = { start: '\u0002', end: '\u0003', between: '\u0004' } as const;

const shown = `
  select h.article_id as "articleId", (select count(*)::int from matched) as total,
    ts_headline(d.configuration::regconfig, d.headline, $1::tsquery,
      'HighlightAll=true, StartSel=${marks.start}, StopSel=${marks.end}') as headline,
    ts_headline(d.configuration::regconfig, d.body, $1::tsquery,
      'MaxFragments=2, MinWords=8, MaxWords=22, FragmentDelimiter=${marks.between}, '
      'StartSel=${marks.start}, StopSel=${marks.end}') as snippet
  from here h join search_document d using (article_id)
  order by h.place`;

/** $10 how many, $11 how many to skip, $12 now. A story's weight halves, at most, as it ages. */
export const byRelevance = `
  with ${matched},
  candidates as (
    (select article_id from matched order by published_at desc limit ${newest})
    union
    (select article_id from search_document
      where headline_words @@ $1::tsquery and ${filters}
      order by published_at desc limit ${newestHeadlines})),
  here as (
    select article_id, row_number() over (
      order by ts_rank('{0.05, 0.25, 0.4, 1}', words, $1::tsquery, 1)
        * (0.5 + 0.5 * exp(-greatest(0, extract(epoch from $12::timestamptz - published_at)) / 63e6))
        desc, published_at desc, article_id desc) as place
    from candidates join search_document using (article_id)
    order by place limit $10::int offset $11::int)
  ${shown}`;

/** Likewise without $12: newest first. Also for a search by filters alone, where $1 is null. */
export const byDate = `
  with ${matched},
  here as (
    select article_id, row_number() over (order by published_at desc, article_id desc) as place
    from matched order by place limit $10::int offset $11::int)
  ${shown.replaceAll('$1::tsquery', `coalesce($1, '')::tsquery`)}`;
