/** Somebody stands by the story with their name: an author, not only those who helped. */
import type { Rule } from './requirement.ts';

export const byline: Rule = ({ byline: names }) =>
  names.some(({ role }) => role === 'author')
    ? []
    : [{ code: 'byline-missing', where: { field: 'byline' } }];
