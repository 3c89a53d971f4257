import { h } from 'hastscript';
import { z } from 'zod';
import { defineBlock } from './define.ts';

/** Background set apart from the story. */
export const factBox = defineBlock({
  name: 'fact-box',
  kind: 'containerDirective',
  label: 'required',
  example: ':::fact-box[Heading]',
  attributes: z.strictObject({}),
  web: (use) => [
    h('div', { className: ['fact-box'] }, [
      h('p', { className: ['block-heading'] }, use.label()),
      ...use.content(),
    ]),
  ],
  email: (use) => [h('hr'), h('p', h('strong', use.label())), ...use.content(), h('hr')],
  text: ({ label, content }) => `${label}\n\n${content}`,
});
