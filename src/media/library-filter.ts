/** What the library can be asked for, beside words. */
export const libraryFilters = ['all', 'unused', 'undescribed', 'ending'] as const;
export type LibraryFilter = (typeof libraryFilters)[number];
