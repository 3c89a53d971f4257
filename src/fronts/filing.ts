/** What the content files write about fronts. */
export { saveFront } from './save.ts';
export { frontsSchema } from './schema.ts';
