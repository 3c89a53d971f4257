/** While the lawyers are to look at a story, it is not for readers. */
import type { Rule } from './requirement.ts';

export const legalFlag: Rule = ({ legalReason }) =>
  legalReason === null
    ? []
    : [{ code: 'legal-flag-open', where: { field: 'story' }, detail: { reason: legalReason } }];
