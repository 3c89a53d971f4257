/** A story that is filed nowhere is found by nobody. */
import type { Rule } from './requirement.ts';

export const section: Rule = ({ section: slug }) =>
  slug === '' ? [{ code: 'section-missing', where: { field: 'section' } }] : [];
