/** Thousands of stories beside the demo's own: their texts and filing again, spread over years. */
import { closeDatabase, database, openDatabase } from '#lib/database.ts';
import { indexMissing, learnAllWords } from '#search/index.ts';
import { designVersion } from '#social-images/shown.ts';
import { withDatabase } from '../../tests/support/database-address.ts';

/** Adds `count` live stories to the migrated and loaded database at `url`. */
export async function addStories(url: string, count: number): Promise<void> {
  await withDatabase(url, async (client) => {
    await client.query('begin');
    await client.query(
      `create temporary table made on commit drop as
       select n, 'bench-' || n as slug, chosen.id as from_id
       from generate_series(1, $1::int) n
       join lateral (
         select id from article where status = 'live' and slug not like 'bench-%'
         order by id offset n % (select count(*) from article where status = 'live') limit 1
       ) chosen on true`,
      [count],
    );
    await client.query(
      `insert into article (slug, section_id, format_id, edition_id)
       select made.slug, section_id, format_id, edition_id
       from made join article on article.id = made.from_id`,
    );
    await client.query(
      `insert into revision (article_id, number, slug, section_id, format_id, edition_id, headline,
         standfirst, body, is_pinned)
       select copy.id, 1, copy.slug, copy.section_id, copy.format_id, copy.edition_id,
         live.headline || ' (' || made.n || ')', live.standfirst, live.body, true
       from made join article copy on copy.slug = made.slug
       join article original on original.id = made.from_id
       join revision live on live.id = original.live_revision_id`,
    );
    for (const [table, columns] of [
      ['byline', 'position, person_id, role, edition_id'],
      ['citation', 'position, key, source_id'],
      ['revision_topic', 'position, topic_id'],
    ]) {
      await client.query(
        `insert into ${table} (revision_id, ${columns})
         select own.id, ${columns?.replaceAll(/(\w+)/g, 'parts.$1')}
         from made join article copy on copy.slug = made.slug
         join revision own on own.article_id = copy.id
         join article original on original.id = made.from_id
         join ${table} parts on parts.revision_id = original.live_revision_id`,
      );
    }
    await client.query(
      `insert into article_topic (article_id, topic_id, position)
       select copy.id, parts.topic_id, parts.position
       from made join article copy on copy.slug = made.slug
       join article_topic parts on parts.article_id = made.from_id`,
    );
    await client.query(
      `update article set status = 'live', live_revision_id = own.id, head_revision_id = own.id,
         first_published_at = now() - made.n * interval '3 hours',
         last_changed_at = now() - made.n * interval '3 hours'
       from made join revision own on true
       where article.slug = made.slug and own.article_id = article.id`,
    );
    await client.query('commit');
  });
  openDatabase({ url });
  // As after some hours of `npm start`: found by search, drawn, and nothing left for the jobs to do. Whom
  // each stands beside is `bench:related`'s to measure.
  await indexMissing();
  await learnAllWords();
  await database().relatedDue.deleteMany();
  await database().$executeRaw`
    insert into social_image (article_id, revision_id, path, design)
    select id, live_revision_id, null, ${designVersion} from article where slug like 'bench-%'`;
  await database().$executeRaw`analyze`;
  await closeDatabase();
}
