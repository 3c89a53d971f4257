/** What the library can be asked for, beside words. */
import { z } from 'zod';

export const libraryFilters = ['all', 'unused', 'undescribed', 'ending'] as const;
export type LibraryFilter = (typeof libraryFilters)[number];

/** What a link or a request says to look for in the library. */
export const librarySearchSchema = z.object({
  search: z.string().trim().max(200).catch(''),
  filter: z.enum(libraryFilters).catch('all'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
