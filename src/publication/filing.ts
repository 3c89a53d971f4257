/** What the content files write: the shapes they must have and the records they become. */
export {
  followMoves,
  savePage,
  savePerson,
  savePromo,
  saveRedirect,
  saveSettings,
} from './save.ts';
export {
  pageSchema,
  peopleSchema,
  promosSchema,
  redirectsSchema,
  reservedSlugs,
  settingsSchema,
} from './schema.ts';
