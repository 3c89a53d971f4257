/**
 * A made-up archive: stories of some hundred subjects over ten years, in words as common and as rare as
 * those of a language (Zipf's law). The same number makes the same archive every time.
 */
import { database } from '#lib/database.ts';
import { withDatabase } from '../../tests/support/database-address.ts';
import { makePublication } from '../../tests/support/publication.ts';

const vocabularySize = 30_000;
const subjects = 400;
const wordsOfSubject = 30;
const atOnce = 1000;

/** The word of a rank; 0 is the commonest. */
export function wordOf(rank: number): string {
  const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'hal', 'jen', 'kir', 'lom', 'nup', 'ra', 'set'];
  let text = '';
  for (let rest = rank + 12; rest > 0; rest = Math.floor(rest / 12)) text += syllables[rest % 12];
  return `${text}t`;
}

/**
 * Fills an empty, migrated database with `count` live stories, and their documents of search. One that an
 * earlier run has filled stays as it is: it is filled whole or not at all.
 */
export async function makeArchive(url: string, count: number): Promise<void> {
  if ((await database().searchDocument.count()) === count) return;
  if ((await database().publication.count()) === 0) await makePublication();
  const random = randomNumbers(1);
  const rank = () => Math.floor(vocabularySize ** random()) - 1;
  await withDatabase(url, async (client) => {
    // An index is made faster from all rows at once than row by row.
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes
       where tablename = 'search_document' and indexdef like '%USING gin%'`,
    );
    await client.query('begin');
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    for (let first = 0; first < count; first += atOnce) {
      const stories = Array.from({ length: Math.min(atOnce, count - first) }, (_, index) => {
        const subject = Math.floor(random() * subjects);
        const word = () =>
          random() < 0.12
            ? wordOf(2000 + subject * wordsOfSubject + Math.floor(random() * wordsOfSubject))
            : wordOf(rank());
        const words = (length: number) => Array.from({ length }, word).join(' ');
        return {
          n: first + index,
          headline: words(9),
          standfirst: words(16),
          body: words(150 + Math.floor(random() * 150)),
        };
      });
      const column = (name: keyof (typeof stories)[number]) => stories.map((story) => story[name]);
      const { rows } = await client.query<{ id: number }>(
        `with given as (
           select * from unnest($1::int[], $2::text[], $3::text[], $4::text[])
             as given (n, headline, standfirst, body)),
         made as (
           insert into article (slug, section_id, format_id, edition_id)
           select 'story-' || n, 1 + n % 3, 1 + n % 2, 1 + n % 2 from given returning *),
         said as (
           insert into revision (article_id, number, slug, section_id, format_id, edition_id,
             headline, standfirst, body)
           select made.id, 1, slug, section_id, format_id, edition_id, headline, standfirst, body
           from made join given on made.slug = 'story-' || n returning article_id)
         select article_id as id from said`,
        [column('n'), column('headline'), column('standfirst'), column('body')],
      );
      const ids = rows.map(({ id }) => id);
      await client.query(
        `update article set status = 'live', live_revision_id = r.id, head_revision_id = r.id,
           first_published_at = timestamptz '2025-01-01' - article.id * interval '50 minutes',
           last_changed_at = timestamptz '2025-01-01' - article.id * interval '50 minutes'
         from revision r where r.article_id = article.id and article.id = any($1)`,
        [ids],
      );
      await client.query(
        `insert into search_document (article_id, configuration, section_id, format_id, edition_id,
           person_ids, topic_ids, published_at, headline, standfirst, byline, topics, captions, body)
         select a.id, 'standfirst_english', a.section_id, a.format_id, a.edition_id, array[1 + a.id % 3],
           array[1 + a.id % 3], first_published_at, r.headline, r.standfirst, 'nadia', 'china', '',
           r.body
         from article a join revision r on r.id = a.live_revision_id
         where a.id = any($1)`,
        [ids],
      );
    }
    await client.query(
      `insert into search_word select word, 1 from unnest($1::text[]) word on conflict do nothing`,
      [Array.from({ length: vocabularySize }, (_, at) => wordOf(at))],
    );
    for (const { definition } of indexes) await client.query(definition);
    await client.query('commit');
    await client.query('analyze');
  });
}

/** Numbers from 0 to 1 that only look like chance (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
