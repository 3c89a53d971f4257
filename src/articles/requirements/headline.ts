/** A headline is there, says enough to be clicked in a list, and is not cut off in one. */
import type { Rule } from './requirement.ts';

const shortest = 15;
const longest = 100;

export const headline: Rule = ({ headline: text }) => {
  const where = { field: 'headline' };
  const length = text.trim().length;
  if (length === 0) return [{ code: 'headline-missing', where }];
  if (length > longest)
    return [{ code: 'headline-long', where, detail: { length, limit: longest } }];
  if (length < shortest)
    return [{ code: 'headline-short', where, detail: { length, limit: shortest } }];
  return [];
};
