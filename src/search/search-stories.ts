/**
 * Finds stories by what they say. Only what readers may see is found: the index holds nothing else,
 * and what is found is asked once more. Whatever is typed is answered, within a bounded time.
 */
import { database, type Transaction } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { type Filters, findFilters } from './filters.ts';
import { configurationOf } from './languages.ts';
import { parseQuery, prefixesOf, type Query, tsquery, writeQuery } from './parse-query.ts';
import { isOutOfPatience, limitTime } from './patience.ts';
import { type ReadSearch, type Search, type SearchProblem, searchLimits } from './schema.ts';
import { byDate, byRelevance, sideBySide } from './search-sql.ts';
import { type Piece, pieces } from './snippet.ts';
import { completePrefixes, nearWords } from './vocabulary.ts';

export type SearchHit = { articleId: number; headline: Piece[]; snippet: Piece[] };

export type SearchResult =
  | {
      kind: 'found';
      /** How many match, promoted ones among them. */
      total: number;
      /** There are more than `total`: older stories were not all looked at for words side by side. */
      isMore: boolean;
      page: number;
      pages: number;
      hits: SearchHit[];
      /** Stories an editor wants to stand first; they are not among the hits. */
      promoted: SearchHit[];
      /** Another spelling that finds something, when this one finds nothing. */
      didYouMean: string | null;
    }
  /** Nothing to search for: no word and no filter. */
  | { kind: 'nothing-asked' }
  /** Only words that are in nearly every story. */
  | { kind: 'too-common' }
  | { kind: 'problems'; problems: SearchProblem[] }
  | { kind: 'too-slow' };

/** A reader who waits longer has left. */
const patienceMs = 1500;

/** Of words side by side so many more matches are looked for than a page shows: two pages on. */
const ahead = 20;

type Row = {
  articleId: number;
  total: number;
  isMore: boolean;
  headline: string;
  snippet: string;
};

/**
 * One page of what a search, as `readSearch` reads it, finds. `at` is the moment that recency is counted
 * from. What is wrong with it is told all at once.
 */
export async function searchStories(read: ReadSearch, at: Date): Promise<SearchResult> {
  dependsOn('search');
  try {
    return await database().$transaction((tx) => find(tx, read, at), { timeout: 10_000 });
  } catch (error) {
    if (isOutOfPatience(error)) return { kind: 'too-slow' };
    throw error;
  }
}

async function find(
  tx: Transaction,
  { search, problems: misread }: ReadSearch,
  at: Date,
): Promise<SearchResult> {
  await limitTime(tx, patienceMs);
  // Reading every row is never the better plan here, and PostgreSQL's guess of it can be wrong.
  // What matches the commonest words is kept in memory until it is counted, not in a file.
  await tx.$queryRaw`
    select set_config('enable_seqscan', 'off', true), set_config('work_mem', '16MB', true)`;
  const { filters, problems: unknown } = await findFilters(tx, search);
  const problems = [...misread, ...unknown];
  if (problems.length > 0) return { kind: 'problems', problems };
  const query = parseQuery(search.q);
  const isAsked = query.alternatives.length > 0;
  const isFiltered = Object.values(filters).some((filter) => filter !== null);
  if (!isAsked && !isFiltered) return { kind: 'nothing-asked' };
  const asked = isAsked ? await tsqueryOf(tx, query) : null;
  if (isAsked && asked === null) return { kind: 'too-common' };

  const promotions = asked === null ? [] : await promotedIds(tx, query);
  const loose = asked === null ? null : await looseQueryOf(tx, query, asked);
  const run = (request: Request) =>
    runSearch(tx, { asked, loose, filters, at, sort: search.sort }, request);
  const { perPage } = searchLimits;
  const promoted = promotions.length > 0 ? await showAll(tx, asked, promotions) : [];
  const leftOut = promoted.map(({ articleId }) => articleId);
  const rows = await run({ leftOut, take: perPage, skip: (search.page - 1) * perPage });
  // A page past the end has no row to tell the total by.
  const total =
    rows[0]?.total ??
    (search.page === 1 ? 0 : ((await run({ leftOut, take: 1, skip: 0 }))[0]?.total ?? 0));
  return {
    kind: 'found',
    total: total + promoted.length,
    isMore: rows[0]?.isMore ?? false,
    page: search.page,
    pages: Math.min(searchLimits.pages, Math.max(1, Math.ceil(total / perPage))),
    hits: rows.map(hit),
    promoted: search.page === 1 ? promoted : [],
    didYouMean: total + promoted.length === 0 && isAsked ? await respell(tx, query) : null,
  };
}

type Asked = {
  asked: string | null;
  /** The same words wherever they stand, when some are to stand side by side. */
  loose: string | null;
  filters: Filters;
  at: Date;
  sort: Search['sort'];
};
type Request = { leftOut: number[]; take: number; skip: number };

async function runSearch(
  tx: Transaction,
  what: Asked,
  { leftOut, take, skip }: Request,
): Promise<Row[]> {
  const { asked, loose, filters, at, sort } = what;
  const parameters = [
    asked,
    filters.sections,
    filters.format,
    filters.edition,
    filters.person,
    filters.topic,
    filters.from,
    filters.until,
    leftOut,
    take,
    skip,
  ];
  const isByDate = sort === 'date' || asked === null;
  if (!isByDate) parameters.push(at);
  if (loose === null) {
    return tx.$queryRawUnsafe<Row[]>(isByDate ? byDate : byRelevance, ...parameters);
  }
  const query = isByDate ? sideBySide.byDate : sideBySide.byRelevance;
  return tx.$queryRawUnsafe<Row[]>(query, ...parameters, loose, skip + take + ahead);
}

/**
 * The query as PostgreSQL compares it, in every language stories are written in; null when nothing is
 * left of it but what would match nearly everything.
 */
async function tsqueryOf(tx: Transaction, query: Query): Promise<string | null> {
  const editions = await tx.edition.findMany({ select: { language: true } });
  const configurations = [...new Set(editions.map(({ language }) => configurationOf(language)))];
  const useful: string[] = [];
  for (const configuration of configurations) {
    const complete = await completePrefixes(tx, prefixesOf(query), configuration);
    const rows = await tx.$queryRaw<{ query: string; tree: string }[]>`
      with asked as (select to_tsquery(${configuration}::regconfig, ${tsquery(query, complete)}) as query)
      select query::text, querytree(query) as tree from asked`;
    for (const { query: text, tree } of rows) {
      if (tree !== '' && tree !== 'T') useful.push(`(${text})`);
    }
  }
  return useful.length > 0 ? useful.join(' | ') : null;
}

/**
 * What to ask the index when words are to stand side by side, which it cannot tell: for the words alone,
 * without what is excluded. Null when no words are.
 */
async function looseQueryOf(tx: Transaction, query: Query, asked: string): Promise<string | null> {
  const besides = /<(?:-|\d+)>/g;
  if (!besides.test(asked)) return null;
  const alternatives = query.alternatives.map((terms) => terms.filter(({ excluded }) => !excluded));
  const loose = await tsqueryOf(tx, { ...query, alternatives });
  return loose?.replaceAll(besides, '&') ?? null;
}

async function promotedIds(tx: Transaction, query: Query): Promise<number[]> {
  const rows = await tx.searchPromotion.findMany({
    where: { query: query.text, article: { searchDocument: { isNot: null } } },
    select: { articleId: true },
    orderBy: { position: 'asc' },
    take: 3,
  });
  return rows.map(({ articleId }) => articleId);
}

/** These stories, marked up like any other, whether they match or not. */
async function showAll(tx: Transaction, asked: string | null, ids: number[]): Promise<SearchHit[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select article_id as "articleId", 0 as total, false as "isMore", headline, standfirst as snippet
    from search_document where article_id = any(${ids})
    order by array_position(${ids}::int[], article_id)`;
  return asked === null ? [] : rows.map(hit);
}

function hit({ articleId, headline, snippet }: Row): SearchHit {
  return { articleId, headline: pieces(headline), snippet: pieces(snippet) };
}

/** The query with every unknown word respelled, if that is another one and finds something. */
async function respell(tx: Transaction, query: Query): Promise<string | null> {
  const alternatives = [];
  for (const terms of query.alternatives) {
    const respelled = [];
    for (const term of terms) {
      const words = [];
      for (const word of term.text.split(' ')) words.push(await respellWord(tx, word));
      respelled.push(
        term.excluded || term.kind === 'prefix' ? term : { ...term, text: words.join(' ') },
      );
    }
    alternatives.push(respelled);
  }
  const text = writeQuery(alternatives);
  return text !== query.text && (await findsAnything(tx, text)) ? text : null;
}

/** The nearest word that a live story has; the word itself when the archive has it, or none is near. */
async function respellWord(tx: Transaction, word: string): Promise<string> {
  for (const near of await nearWords(tx, word)) {
    if (await findsAnything(tx, near)) return near;
  }
  return word;
}

async function findsAnything(tx: Transaction, text: string): Promise<boolean> {
  const asked = await tsqueryOf(tx, parseQuery(text));
  if (asked === null) return false;
  const rows = await tx.$queryRaw<{ found: boolean }[]>`
    select exists (select from search_document where words @@ ${asked}::tsquery) as found`;
  return rows[0]?.found ?? false;
}
