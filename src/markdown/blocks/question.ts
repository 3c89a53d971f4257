import { h } from 'hastscript';
import { z } from 'zod';
import { defineBlock } from './define.ts';

/** A reader's question and its answer; readers navigate by it, so it is a heading. */
export const question = defineBlock({
  name: 'question',
  kind: 'containerDirective',
  label: 'required',
  example: ':::question[The question?]',
  attributes: z.strictObject({}),
  web(use) {
    const heading = use.heading.level === 2 ? 'h2' : 'h3';
    return [
      h('section', { className: ['question'] }, [
        h(heading, { id: use.heading.id }, use.label()),
        ...use.content(),
      ]),
    ];
  },
  email: (use) => [h(use.heading.level === 2 ? 'h2' : 'h3', use.label()), ...use.content()],
  text: ({ label, content }) => `${label}\n\n${content}`,
});
