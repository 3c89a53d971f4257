import { h } from 'hastscript';
import { z } from 'zod';
import { key, words } from './attributes.ts';
import { defineBlock } from './define.ts';
import { quoted, speaker } from './speaker.ts';

const VIEW = ':::view[Who holds it]{role="What they do"}';

/** What different people say about one question, side by side. */
export const perspectives = defineBlock({
  name: 'perspectives',
  kind: 'containerDirective',
  label: 'required',
  holds: 'view',
  example: '::::perspectives[Heading]',
  attributes: z.strictObject({}),
  check: (node) =>
    node.children.some((child) => child.type === 'containerDirective' && child.name === 'view')
      ? undefined
      : `Perspectives need views. Put ${VIEW} inside, and open perspectives with four colons.`,
  web: (use) => [
    h('div', { className: ['perspectives'] }, [
      h('p', { className: ['block-heading'] }, use.label()),
      h('div', { className: ['views'] }, use.content()),
    ]),
  ],
  email: (use) => [h('p', h('strong', use.label())), ...use.content()],
  text: ({ label, content }) => `${label}\n\n${content}`,
});

/** One view among perspectives. */
export const view = defineBlock({
  name: 'view',
  kind: 'containerDirective',
  label: 'required',
  within: 'perspectives',
  example: VIEW,
  attributes: z.strictObject({ role: words.optional(), source: key.optional() }),
  references: ({ source }) => [{ kind: 'sources', key: source }],
  web: (use) => [
    h('figure', { className: ['view'] }, [
      h('blockquote', { dir: 'auto' }, use.content()),
      speaker(use, use.label()),
    ]),
  ],
  email: (use) => [
    h('blockquote', { dir: 'auto' }, use.content()),
    h('p', ['— ', ...speaker(use, use.label()).children]),
  ],
  text({ attributes: { role, source }, label, content, cite }) {
    const who = role ? `${label}, ${role}` : label;
    return `${quoted(content)}\n— ${who}${source ? cite(source) : ''}`;
  },
});
