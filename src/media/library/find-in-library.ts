/**
 * Which pictures of the library answer a question, page by page. SQL by hand, because “unused” asks
 * every table that can name a picture; a library of ten thousand is one pass over a small table.
 */
import { database } from '#lib/database.ts';
import type { LibraryFilter } from '../library-filter.ts';

export type LibraryQuery = {
  /** Every word has to occur in what is said of the picture, or in its key. */
  search: string;
  filter: LibraryFilter;
  /** Counted from 1. */
  page: number;
  /** Now; which day that is, the publication's own time zone says. */
  at: Date;
};

export const libraryPageSize = 48;
/** A licence that ends within so many days is shown as ending. */
const endingDays = 30;

export async function findInLibrary(
  query: LibraryQuery,
): Promise<{ ids: number[]; total: number }> {
  const { search, filter, page, at } = query;
  const words = search.split(/\s+/).filter(Boolean);
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const rows = await database().$queryRaw<{ id: number; total: bigint }[]>`
    with named as (
      select key from picture_mention
      union select pictures_named(body) from static_page
      union select pictures_named(body) from magazine_issue)
    select p.id, count(*) over () as total
    from picture p
    where concat_ws(' ', p.alt, p.caption, p.credit, p.key) ilike all (${patterns}::text[])
      and (${filter} <> 'undescribed' or p.alt = '' or p.credit = '')
      and (${filter} <> 'ending' or p.licence_ends <= ${endingDays}::int + (
        ${at}::timestamptz at time zone coalesce((select time_zone from publication), 'UTC'))::date)
      and (${filter} <> 'unused' or (
        not exists (select from revision r where r.picture_id = p.id)
        and not exists (select from person where portrait_id = p.id)
        and not exists (select from magazine_issue where cover_id = p.id)
        and p.key not in (select key from named)))
    order by p.created_at desc, p.id desc
    limit ${libraryPageSize} offset ${(page - 1) * libraryPageSize}`;
  return { ids: rows.map(({ id }) => id), total: Number(rows[0]?.total ?? 0) };
}
