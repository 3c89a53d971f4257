/** What the library was asked for, in its address: it can be linked to, and going back goes back. */
import type { LibraryFilter } from '#media/pure.ts';

export type LibrarySearch = { search: string; filter: LibraryFilter; page: number };

export function libraryAddress({ search, filter, page }: LibrarySearch): string {
  const query = new URLSearchParams();
  if (search) query.set('search', search);
  if (filter !== 'all') query.set('filter', filter);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/desk/pictures?${query}` : '/desk/pictures';
}
