/** What a reader may be looking for while typing: names and headlines of what is live, at most eight. */
import { database, type Transaction } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { configurationOf } from './languages.ts';
import { parseQuery, tsquery } from './parse-query.ts';
import { isOutOfPatience, limitTime } from './patience.ts';

export type Suggestion = { kind: 'story' | 'topic' | 'person'; label: string; url: string };

const shortest = 2;
/** Later than this the next letter has been typed. */
const patienceMs = 1000;
const most = { stories: 6, names: 2 } as const;

/** Suggestions for what is typed so far; its last word counts as the beginning of one. */
export async function suggest(typed: string): Promise<Suggestion[]> {
  dependsOn('search', 'publication');
  const { alternatives } = parseQuery(typed);
  const terms = alternatives.at(-1)?.filter(({ excluded }) => !excluded) ?? [];
  const last = terms.at(-1);
  if (!last || [...last.text].length < shortest) return [];
  const begun = [...terms.slice(0, -1), { ...last, kind: 'prefix' as const }];
  const asked = tsquery({ alternatives: [begun], text: '' });
  try {
    return await database().$transaction(async (tx) => {
      await limitTime(tx, patienceMs);
      const names = await findNames(tx, terms.map(({ text }) => text).join(' '));
      return [...names, ...(await findHeadlines(tx, asked))];
    });
  } catch (error) {
    // Nothing to suggest yet; the reader goes on typing.
    if (isOutOfPatience(error)) return [];
    throw error;
  }
}

async function findHeadlines(tx: Transaction, asked: string): Promise<Suggestion[]> {
  const editions = await tx.edition.findMany({ select: { language: true } });
  const configurations = [...new Set(editions.map(({ language }) => configurationOf(language)))];
  const queries = await tx.$queryRaw<{ query: string }[]>`
    select query::text as query from (
      select to_tsquery(name::regconfig, ${asked}) as query
      from unnest(${configurations}::text[]) as name) as asked
    where querytree(query) not in ('', 'T')`;
  if (queries.length === 0) return [];
  await tx.$queryRaw`select set_config('enable_seqscan', 'off', true)`;
  const either = queries.map(({ query }) => `(${query})`).join(' | ');
  const rows = await tx.$queryRaw<{ label: string; url: string }[]>`
    select d.headline as label, '/' || s.slug || '/' || a.slug as url
    from (
      select article_id, headline, published_at from search_document
      where headline_words @@ ${either}::tsquery
      order by published_at desc limit ${most.stories}) as d
    join article a on a.id = d.article_id and a.status = 'live' and a.live_revision_id is not null
    join section s on s.id = a.section_id
    order by d.published_at desc`;
  return rows.map((row) => ({ kind: 'story', ...row }));
}

/** Topics and people of live stories, one of whose words begins with what is typed. */
async function findNames(tx: Transaction, typed: string): Promise<Suggestion[]> {
  const rows = await tx.$queryRaw<Suggestion[]>`
    with typed as (
      select regexp_replace(unaccent(lower(${typed})), '([%_\\\\])', '\\\\\\1', 'g') as text),
    names as (
      select 'topic' as kind, id, name, '/topics/' || slug as url from topic
      union all select 'person', id, name, '/people/' || slug from person),
    near as (
      select kind, id, name, url from names, typed
      where ' ' || unaccent(lower(name)) like '% ' || typed.text || '%'),
    ranked as (
      select kind, name, url, row_number() over (partition by kind order by name) as place
      from near
      where exists (
        select from search_document
        where case kind when 'topic' then topic_ids @> array[near.id]
          else person_ids @> array[near.id] end))
    select kind, name as label, url from ranked where place <= ${most.names} order by kind desc, place`;
  return rows;
}
