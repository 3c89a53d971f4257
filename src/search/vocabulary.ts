/**
 * The archive's own words: what prefixes and misspellings are compared with. It learns after the
 * change and forgets late, so what readers are shown of it is asked of the documents first.
 */
import { database, type Transaction } from '#lib/database.ts';
import { quoted } from './parse-query.ts';

const longest = 40;
/** How many words a prefix is completed to beside those it finds itself. */
const completed = 20;

/** Learns the words of up to `most` stories that changed. Answers how many stories that was. */
export async function learnWords(most = 200): Promise<number> {
  return database().$executeRaw`
    with batch as (
      select article_id, headline || ' ' || standfirst || ' ' || topics || ' ' || byline || ' '
        || captions || ' ' || body as text
      from search_document where not is_learned
      order by article_id limit ${most} for update skip locked),
    heard as (
      select word, count(*)::int as documents
      from batch, unnest(tsvector_to_array(to_tsvector('standfirst_simple', text))) as word
      where length(word) between 3 and ${longest} and word ~ '^[[:alpha:]]+$'
      group by word),
    learned as (
      -- In order, so that two who learn at once never wait for each other in a circle.
      insert into search_word (word, documents) select word, documents from heard order by word
      on conflict (word) do update set documents = search_word.documents + excluded.documents)
    update search_document set is_learned = true
    from batch where search_document.article_id = batch.article_id`;
}

/** Learns until there is nothing left to learn. */
export async function learnAllWords(): Promise<void> {
  while ((await learnWords()) > 0);
}

/**
 * Of the archive's words that begin with each of these, the commonest ones that PostgreSQL would not find
 * by the prefix itself, because their stem is shorter: in most cases none. Each one more is asked of the
 * index by itself, so those that it finds anyway are left out.
 */
export async function completePrefixes(
  tx: Transaction,
  prefixes: string[],
  configuration: string,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const prefix of prefixes) {
    const rows = await tx.$queryRaw<{ word: string }[]>`
      select word from (
        select word, documents from search_word
        where word like replace(unaccent(${prefix}), '_', '\\_') || '%'
        order by documents desc, word limit ${completed * 10}) as begun
      where not to_tsvector(${configuration}::regconfig, word)
        @@ to_tsquery(${configuration}::regconfig, ${quoted(prefix)} || ':*')
      order by documents desc, word limit ${completed}`;
    found[prefix] = rows.map(({ word }) => word);
  }
  return found;
}

/** The archive's words nearest to one it does not have; none when it has the word. */
export async function nearWords(tx: Transaction, typed: string): Promise<string[]> {
  if (typed.length < 4 || typed.length > longest) return [];
  const rows = await tx.$queryRaw<{ word: string; known: boolean }[]>`
    with typed as (select unaccent(lower(${typed})) as word)
    select w.word, w.word = typed.word as known
    from typed join search_word w on w.word % typed.word
    order by known desc, similarity(w.word, typed.word) desc, w.documents desc, w.word
    limit 4`;
  return rows[0]?.known ? [] : rows.map(({ word }) => word);
}
