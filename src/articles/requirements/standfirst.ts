/** The sentence under the headline is there, and short enough for a card and a search result. */
import type { Rule } from './requirement.ts';

const longest = 320;

export const standfirst: Rule = ({ standfirst: text }) => {
  const where = { field: 'standfirst' };
  const length = text.trim().length;
  if (length === 0) return [{ code: 'standfirst-missing', where }];
  if (length <= longest) return [];
  return [{ code: 'standfirst-long', where, detail: { length, limit: longest } }];
};
