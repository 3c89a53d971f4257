import { h } from 'hastscript';
import { z } from 'zod';
import { key, words } from './attributes.ts';
import { defineBlock } from './define.ts';
import { quoted, speaker } from './speaker.ts';

/** A quotation that stands out, with who said it. */
export const pullQuote = defineBlock({
  name: 'pull-quote',
  kind: 'containerDirective',
  label: 'none',
  example: ':::pull-quote{by="Who said it"}',
  attributes: z.strictObject({ by: words, role: words.optional(), source: key.optional() }),
  references: ({ source }) => [{ kind: 'sources', key: source }],
  check: (node) =>
    node.children.length === 0
      ? 'This pull-quote is empty. Put the words that were said between its ::: lines.'
      : undefined,
  web: (use) => [
    h('figure', { className: ['pull-quote'] }, [
      h('blockquote', { dir: 'auto' }, use.content()),
      speaker(use, use.attributes.by),
    ]),
  ],
  email: (use) => [
    h('blockquote', { dir: 'auto' }, use.content()),
    h('p', ['— ', ...speaker(use, use.attributes.by).children]),
  ],
  text({ attributes: { by, role, source }, content, cite }) {
    const who = role ? `${by}, ${role}` : by;
    return `${quoted(content)}\n— ${who}${source ? cite(source) : ''}`;
  },
});
