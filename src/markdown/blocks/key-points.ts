import { h } from 'hastscript';
import { z } from 'zod';
import { defineBlock } from './define.ts';

/** The story in a few lines, for whoever reads no further. */
export const keyPoints = defineBlock({
  name: 'key-points',
  kind: 'containerDirective',
  label: 'none',
  example: ':::key-points with a list of points, one "- " line each, and a closing :::',
  attributes: z.strictObject({}),
  check: (node) =>
    node.children.some((child) => child.type === 'list')
      ? undefined
      : 'Key points need a list. Start each point on a line of its own with "- ".',
  web: (use) => [
    h('div', { className: ['key-points'] }, [
      h('p', { className: ['block-heading'] }, 'Key points'),
      ...use.content(),
    ]),
  ],
  email: (use) => [h('p', h('strong', 'Key points')), ...use.content()],
  text: ({ content }) => `Key points\n\n${content}`,
});
