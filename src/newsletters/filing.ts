/** What the content files write about letters. */
export { saveNewsletter } from './save.ts';
export { newslettersSchema } from './schema.ts';
