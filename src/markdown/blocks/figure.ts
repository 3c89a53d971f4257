import { h } from 'hastscript';
import { z } from 'zod';
import { absoluteUrl } from '../addresses.ts';
import { ownValue } from '../own.ts';
import { key, words } from './attributes.ts';
import { defineBlock } from './define.ts';
import { jpegNear, pictureCaption, pictureElement } from './picture.ts';

const MAIL_WIDTH = 1200;
const MAIL_COLUMN = 600;

/** A picture from the library, with its caption and credit. */
export const figure = defineBlock({
  name: 'figure',
  kind: 'leafDirective',
  label: 'none',
  example: '::figure{picture="key"}',
  attributes: z.strictObject({ picture: key, caption: words.optional() }),
  references: ({ picture }) => [{ kind: 'pictures', key: picture }],
  web({ attributes, page }) {
    const picture = ownValue(page.context.pictures, attributes.picture);
    const element = picture && pictureElement(picture, { caption: attributes.caption });
    return element ? [element] : [];
  },
  email({ attributes, page }) {
    const picture = ownValue(page.context.pictures, attributes.picture);
    const variant = picture && jpegNear(picture, MAIL_WIDTH);
    if (!picture || !variant) return [];
    const caption = pictureCaption(picture, attributes.caption);
    const src = absoluteUrl(variant.url, page.context.siteUrl);
    return [
      h('figure', [
        h('img', { src, alt: picture.alt, width: MAIL_COLUMN }),
        ...(caption ? [caption] : []),
      ]),
    ];
  },
  text({ attributes, context }) {
    const picture = ownValue(context.pictures, attributes.picture);
    if (!picture) return '';
    const caption = attributes.caption ?? picture.caption;
    return `[Picture: ${[picture.alt, caption, picture.credit].filter(Boolean).join(' – ')}]`;
  },
});
