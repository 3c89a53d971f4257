import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import { dateInWords, looseDate } from '../dates.ts';
import { defineBlock } from './define.ts';

const EVENT = ':::event[What happened]{date="2019-05-21"}';

/** What happened, in order of time. */
export const timeline = defineBlock({
  name: 'timeline',
  kind: 'containerDirective',
  label: 'optional',
  holds: 'event',
  example: '::::timeline[Heading]',
  attributes: z.strictObject({}),
  check: (node) =>
    node.children.some((child) => child.type === 'containerDirective' && child.name === 'event')
      ? undefined
      : `A timeline needs events. Put ${EVENT} inside it, and open the timeline with four colons.`,
  web: (use) => [
    h('div', { className: ['timeline-block'] }, [
      ...(use.labelText ? [h('p', { className: ['block-heading'] }, use.label())] : []),
      h('ol', { className: ['timeline'] }, asItems(use.content())),
    ]),
  ],
  email: (use) => [
    ...(use.labelText ? [h('p', h('strong', use.label()))] : []),
    h('ul', asItems(use.content())),
  ],
  text: ({ label, content }) => (label ? `${label}\n\n${content}` : content),
});

/** One event of a timeline. */
export const event = defineBlock({
  name: 'event',
  kind: 'containerDirective',
  label: 'required',
  within: 'timeline',
  example: EVENT,
  attributes: z.strictObject({ date: looseDate }),
  web: (use) => [
    h('li', { className: ['event'] }, [
      h('time', { dateTime: use.attributes.date }, dateInWords(use.attributes.date)),
      h('p', { className: ['event-heading'] }, use.label()),
      ...use.content(),
    ]),
  ],
  email: (use) => [
    h('li', [
      h('p', h('strong', [dateInWords(use.attributes.date), ': ', ...use.label()])),
      ...use.content(),
    ]),
  ],
  text: ({ attributes, label, content }) =>
    `${dateInWords(attributes.date)}: ${label}${content ? `\n${content}` : ''}`,
});

/** A list holds items only: what strayed into a timeline becomes one, and is not lost. */
function asItems(content: ElementContent[]): ElementContent[] {
  return content.map((node) =>
    node.type === 'element' && node.tagName !== 'li' ? h('li', [node]) : node,
  );
}
