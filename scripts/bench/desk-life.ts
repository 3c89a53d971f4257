/** What a desk makes of an archive: names over the stories, some of them under way, some due, some somebody's. */
import { withDatabase } from '../../tests/support/database-address.ts';

/** Of every ten stories of `makeArchive` one is not yet live, and is in any of the stages before that. */
export async function bringDeskToLife(url: string, staffId: string): Promise<void> {
  await withDatabase(url, async (client) => {
    await client.query(
      `insert into byline (revision_id, position, person_id, role, edition_id)
       select head_revision_id, 0, 1 + id % 3, 'author', edition_id from article`,
    );
    await client.query(
      `delete from search_document where article_id in (select id from article where id % 10 = 0)`,
    );
    await client.query(
      `update article set status = 'draft', live_revision_id = null, first_published_at = null,
         last_changed_at = null where id % 10 = 0`,
    );
    await client.query(
      `update article set
         stage = case when status = 'live' then 'settled'
           else (array['idea', 'draft', 'in_review', 'ready'])[1 + id / 10 % 4] end::"ArticleStage",
         due_at = case when status = 'draft' then now() + (id % 400 - 100) * interval '1 hour' end,
         assignee_id = case when id % 30 = 0 then $1 end`,
      [staffId],
    );
    await client.query('analyze');
  });
}
