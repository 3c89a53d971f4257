/** What the content files write about the magazine. */
export { type MagazineFile, saveMagazineIssue } from './save.ts';
export { magazineSchema } from './schema.ts';
