import { z } from 'zod';
import { key, words } from './attributes.ts';
import { defineBlock } from './define.ts';

/** The mark after a sentence that leans on a source. */
export const cite = defineBlock({
  name: 'cite',
  kind: 'textDirective',
  label: 'none',
  example: ':cite{source="nyt"}',
  attributes: z.strictObject({ source: key, where: words.optional() }),
  references: ({ source }) => [{ kind: 'sources', key: source }],
  web: ({ attributes, page }) => page.cite(attributes.source, attributes.where),
  email: ({ attributes, page }) => page.cite(attributes.source, attributes.where),
  text: ({ attributes, cite }) => cite(attributes.source, attributes.where),
});
