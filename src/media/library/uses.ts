/**
 * Where a picture is: one query over every table that can name one, by column or in a text. SQL by
 * hand, because it crosses the rooms; each part is found by an index (revision by picture, mention by
 * key), and pages and magazine issues are a few dozen texts.
 */
import { database, type Transaction } from '#lib/database.ts';

export type PictureUse = {
  kind: 'story' | 'person' | 'magazine' | 'page' | 'newsletter' | 'issue';
  /** A story's id; for the others what their address is made of. */
  id: string;
  name: string;
  /** Whether readers see it there now. */
  isLive: boolean;
  /** Whether the text that editors work on has it. If neither, an earlier revision has. */
  isHead: boolean;
};

export async function usesOfPicture(
  { id, key }: { id: number; key: string },
  tx: Transaction = database(),
): Promise<PictureUse[]> {
  return tx.$queryRaw<PictureUse[]>`
    with holding as (
      select id, article_id from revision where picture_id = ${id}
      union
      select r.id, r.article_id from picture_mention m join revision r on r.id = m.revision_id
      where m.key = ${key})
    select * from (
      select 'story' as kind, a.id::text as id, head.headline as name,
        bool_or(h.id = a.live_revision_id and visible(a)) as "isLive",
        bool_or(h.id = a.head_revision_id) as "isHead"
      from holding h
        join article a on a.id = h.article_id
        join revision head on head.id = a.head_revision_id
      group by a.id, head.headline
      union all
      select 'person', slug, name, true, true from person where portrait_id = ${id}
      union all
      select 'newsletter', slug, name, retired_at is null, true from newsletter
      where logo_id = ${id} or ${key} in (select pictures_named(header))
        or ${key} in (select pictures_named(footer))
      union all
      select 'issue', n.slug || '/' || i.id, coalesce(nullif(i.subject, ''), n.name),
        i.number is not null and n.archive_is_public, true
      from newsletter_issue i join newsletter n on n.id = i.newsletter_id
      where ${key} in (select pictures_named(i.intro))
      union all
      select 'magazine', slug, headline, true, true from magazine_issue
      where cover_id = ${id} or ${key} in (select pictures_named(body))
      union all
      select 'page', slug, headline, true, true from static_page
      where ${key} in (select pictures_named(body))) as used
    order by "isLive" desc, "isHead" desc, name`;
}
