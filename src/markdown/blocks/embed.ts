/** Something that plays elsewhere; nothing is asked of that company before the reader clicks. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import { words } from './attributes.ts';
import { defineBlock } from './define.ts';

const httpsUrl = words.refine((url) => URL.canParse(url) && new URL(url).protocol === 'https:', {
  message: 'must be an address that starts with https://',
});

const attributes = z.discriminatedUnion(
  'from',
  [
    z.strictObject({
      from: z.literal('youtube'),
      id: z.string().regex(/^[\w-]{11}$/, 'must be the 11 characters after v= in the address'),
      label: words,
    }),
    z.strictObject({
      from: z.literal('vimeo'),
      id: z.string().regex(/^\d{1,12}$/, 'must be the digits of the address'),
      label: words,
    }),
    z.strictObject({ from: z.literal('audio'), url: httpsUrl, label: words }),
  ],
  { error: 'must be youtube, vimeo or audio' },
);

type Attributes = z.infer<typeof attributes>;

export const embed = defineBlock({
  name: 'embed',
  kind: 'leafDirective',
  label: 'none',
  example: '::embed{from="youtube" id="dQw4w9WgXcQ" label="What it shows"}',
  attributes,
  web: ({ attributes }) => {
    const { href, company, action } = target(attributes);
    const data = attributes.from === 'audio' ? { dataUrl: href } : { dataId: attributes.id };
    return [
      h('figure', { className: ['embed'] }, [
        h(
          'a',
          {
            className: ['embed-open'],
            dataEmbed: attributes.from,
            ...data,
            href,
            rel: ['noopener', 'external', 'nofollow'],
          },
          action,
        ),
        h('figcaption', { className: ['embed-note'] }, `Playing it loads content from ${company}.`),
      ]),
    ];
  },
  email: ({ attributes }): ElementContent[] => {
    const { href, action } = target(attributes);
    return [h('p', h('a', { href }, action))];
  },
  text: ({ attributes }) => {
    const { href, action } = target(attributes);
    return `${action} (${href})`;
  },
});

function target(attributes: Attributes): { href: string; company: string; action: string } {
  const label = `“${attributes.label}”`;
  switch (attributes.from) {
    case 'youtube':
      return {
        href: `https://www.youtube.com/watch?v=${attributes.id}`,
        company: 'YouTube',
        action: `Watch ${label} on YouTube`,
      };
    case 'vimeo':
      return {
        href: `https://vimeo.com/${attributes.id}`,
        company: 'Vimeo',
        action: `Watch ${label} on Vimeo`,
      };
    case 'audio': {
      const url = new URL(attributes.url);
      return { href: url.href, company: url.host, action: `Listen to ${label}` };
    }
  }
}
