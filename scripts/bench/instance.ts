/**
 * The server as a child of the bench, which can be told to change a story and says when that was
 * committed. The change is made as publishing makes it: search and related stories hear of it as well.
 */
import { change } from '#lib/changes.ts';
import { database } from '#lib/database.ts';
import { changeLive } from '../../src/articles/change-live.ts';

await import('../../src/server/main.ts');

process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('slug' in message)) return;
  const { slug, mark, where } = message as Edit;
  void edit({ slug, mark, where }).then((committedAt) => process.send?.({ mark, committedAt }));
});

type Edit = { slug: string; mark: string; where: 'standfirst' | 'text' };

/**
 * Gives the story a live revision whose standfirst is `mark`, or whose text ends with it. Returns the
 * moment after the commit.
 */
async function edit({ slug, mark, where }: Edit): Promise<number> {
  const { id, liveRevisionId } = await database().article.findUniqueOrThrow({ where: { slug } });
  await change((tx, changed) =>
    changeLive(
      tx,
      changed,
      id,
      () => tx.$executeRaw`
      with copied as (
        insert into revision (article_id, number, slug, section_id, format_id, edition_id, headline,
                              standfirst, body, picture_id, picture_caption, is_pinned)
        select article_id, (select max(number) + 1 from revision where article_id = ${id}),
               slug, section_id, format_id, edition_id, headline,
               case ${where}::text when 'standfirst' then ${mark} else standfirst end,
               case ${where}::text when 'text'
                 then concat(regexp_replace(body, E'\\n\\nMarked .*$', ''), E'\\n\\nMarked ', ${mark}::text)
                 else body end,
               picture_id, picture_caption, true
        from revision where id = ${liveRevisionId}
        returning id
      ), bylines as (
        insert into byline (revision_id, position, person_id, role, edition_id)
        select copied.id, position, person_id, role, edition_id from byline, copied
        where revision_id = ${liveRevisionId}
      ), topics as (
        insert into revision_topic (revision_id, position, topic_id)
        select copied.id, position, topic_id from revision_topic, copied
        where revision_id = ${liveRevisionId}
      ), citations as (
        insert into citation (revision_id, position, key, source_id)
        select copied.id, position, key, source_id from citation, copied
        where revision_id = ${liveRevisionId}
      )
      update article set live_revision_id = copied.id, head_revision_id = copied.id
      from copied where article.id = ${id}`,
    ),
  );
  return Date.now();
}
