/** A link within the site leads somewhere. */
import type { Rule } from './requirement.ts';

export const deadLink: Rule = ({ parsed, deadLinks }) =>
  parsed.references.links
    .filter(({ key }) => deadLinks.has(key))
    .map(({ key, line }) => ({
      code: 'dead-link',
      where: { field: 'body', line },
      detail: { path: key },
    }));
