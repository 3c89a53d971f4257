import type { Element } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import { absoluteUrl, isSafeAddress } from '../addresses.ts';
import type { PromoData } from '../context.ts';
import { ownValue } from '../own.ts';
import { key } from './attributes.ts';
import { defineBlock } from './define.ts';

/** A block the desk writes once and places anywhere. */
export const promo = defineBlock({
  name: 'promo',
  kind: 'leafDirective',
  label: 'none',
  example: '::promo{name="slug"}',
  attributes: z.strictObject({ name: key }),
  references: ({ name }) => [{ kind: 'promos', key: name }],
  web({ attributes, page }) {
    const data = ownValue(page.context.promos, attributes.name);
    return data ? [promoElement(data)] : [];
  },
  email({ attributes, page }) {
    const data = ownValue(page.context.promos, attributes.name);
    if (!data) return [];
    const href = absoluteUrl(data.action.url, page.context.siteUrl);
    return [
      h('p', [
        h('strong', data.heading),
        h('br'),
        data.text,
        ' ',
        h('a', { href }, data.action.label),
      ]),
    ];
  },
  text({ attributes, context }) {
    const data = ownValue(context.promos, attributes.name);
    if (!data) return '';
    const url = absoluteUrl(data.action.url, context.siteUrl);
    return `${data.heading}\n${data.text}\n${data.action.label} (${url})`;
  },
});

export function promoElement(data: PromoData): Element {
  const href = isSafeAddress(data.action.url) ? data.action.url : '/';
  return h('div', { className: ['promo'] }, [
    h('p', { className: ['block-heading'] }, data.heading),
    h('p', { className: ['promo-text'] }, data.text),
    h('p', [h('a', { className: ['promo-action'], href }, data.action.label)]),
  ]);
}
