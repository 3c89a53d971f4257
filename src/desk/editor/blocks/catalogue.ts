/** Every block an editor can put into a story: what it is called, and what it starts as. */
import type { JSONContent } from '@tiptap/core';

export type BlockField = {
  name: string;
  label: string;
  kind: 'text' | 'date' | 'source' | 'picture' | 'newsletter' | 'promo' | 'story' | 'player';
  /** Words that show what belongs here. */
  example?: string;
  optional?: boolean;
};

export type BlockKind = {
  /** Its name in the document. */
  node: string;
  label: string;
  /** What it is for, in a few words. */
  hint: string;
  /** Other words somebody may look for it by. */
  also: string;
  fields: BlockField[];
  /** What stands in it when it is new. */
  start: JSONContent;
  /** Shown in its heading while that is empty. */
  labelHint?: string;
};

const empty = { type: 'paragraph' };
const label = { type: 'blockLabel' };
const person: BlockField[] = [
  { name: 'role', label: 'Role', kind: 'text', example: 'Trade minister', optional: true },
  { name: 'source', label: 'Said to', kind: 'source', optional: true },
];

export const timelineEvent = {
  type: 'timelineEvent',
  attrs: { date: '' },
  content: [label, empty],
};
export const view = { type: 'view', content: [label, empty] };

export const blockKinds: BlockKind[] = [
  {
    node: 'figure',
    label: 'Picture',
    hint: 'From the library, with caption and credit',
    also: 'image photo figure',
    fields: [
      { name: 'picture', label: 'Picture', kind: 'picture' },
      {
        name: 'caption',
        label: 'Caption here',
        kind: 'text',
        example: 'The picture’s own caption',
        optional: true,
      },
    ],
    start: { type: 'figure', attrs: { picture: '' } },
  },
  {
    node: 'pullQuote',
    label: 'Pull quote',
    hint: 'A quotation that stands out',
    also: 'quotation said',
    fields: [{ name: 'by', label: 'Who said it', kind: 'text', example: 'Amina Yusuf' }, ...person],
    start: { type: 'pullQuote', attrs: { by: '' }, content: [empty] },
  },
  {
    node: 'keyPoints',
    label: 'Key points',
    hint: 'The story in a few lines',
    also: 'summary bullets',
    fields: [],
    start: {
      type: 'keyPoints',
      content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [empty] }] }],
    },
  },
  {
    node: 'factBox',
    label: 'Fact box',
    hint: 'Background set apart',
    also: 'aside panel background',
    fields: [],
    start: { type: 'factBox', content: [label, empty] },
    labelHint: 'Heading',
  },
  {
    node: 'question',
    label: 'Question and answer',
    hint: 'A reader’s question as a heading',
    also: 'q&a faq',
    fields: [],
    start: { type: 'question', content: [label, empty] },
    labelHint: 'The question?',
  },
  {
    node: 'timeline',
    label: 'Timeline',
    hint: 'What happened, by date',
    also: 'events chronology',
    fields: [],
    start: { type: 'timeline', content: [label, timelineEvent] },
    labelHint: 'Heading, if it needs one',
  },
  {
    node: 'timelineEvent',
    label: 'Event',
    hint: '',
    also: '',
    fields: [{ name: 'date', label: 'Date', kind: 'date', example: '2019-05-21, 2019-05 or 2019' }],
    start: timelineEvent,
    labelHint: 'What happened',
  },
  {
    node: 'perspectives',
    label: 'Perspectives',
    hint: 'What different people say, side by side',
    also: 'views opinions sides',
    fields: [],
    start: { type: 'perspectives', content: [label, view, view] },
    labelHint: 'The question they disagree on',
  },
  {
    node: 'view',
    label: 'View',
    hint: '',
    also: '',
    fields: person,
    start: view,
    labelHint: 'Who holds it',
  },
  {
    node: 'newsletter',
    label: 'Newsletter sign-up',
    hint: 'One letter, with its form',
    also: 'email letter subscribe',
    fields: [{ name: 'name', label: 'Newsletter', kind: 'newsletter' }],
    start: { type: 'newsletter', attrs: { name: '' } },
  },
  {
    node: 'promo',
    label: 'Promo',
    hint: 'A box that asks for something',
    also: 'advert subscribe box',
    fields: [{ name: 'name', label: 'Promo', kind: 'promo' }],
    start: { type: 'promo', attrs: { name: '' } },
  },
  {
    node: 'related',
    label: 'Related story',
    hint: 'A card that leads to another story',
    also: 'link card read more',
    fields: [{ name: 'story', label: 'Story', kind: 'story' }],
    start: { type: 'related', attrs: { story: '' } },
  },
  {
    node: 'embed',
    label: 'Film or sound',
    hint: 'YouTube, Vimeo or an audio file',
    also: 'embed video youtube vimeo audio podcast player',
    fields: [
      {
        name: 'from',
        label: 'Address',
        kind: 'player',
        example: 'https://www.youtube.com/watch?v=…',
      },
      { name: 'label', label: 'What it shows', kind: 'text', example: 'The minister’s speech' },
    ],
    start: { type: 'embed', attrs: { from: 'youtube', id: '', label: '' } },
  },
];

const byNode = new Map(blockKinds.map((kind) => [kind.node, kind]));

export function kindOf(node: string): BlockKind | undefined {
  return byNode.get(node);
}
