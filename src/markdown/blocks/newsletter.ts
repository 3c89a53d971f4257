import { h } from 'hastscript';
import { z } from 'zod';
import { absoluteUrl } from '../addresses.ts';
import { ownValue } from '../own.ts';
import { key } from './attributes.ts';
import { defineBlock } from './define.ts';
import { signUpElement } from './sign-up-form.ts';

/** The sign-up form of a newsletter, in the middle of a story. */
export const newsletter = defineBlock({
  name: 'newsletter',
  kind: 'leafDirective',
  label: 'none',
  example: '::newsletter{name="morning-briefing"}',
  attributes: z.strictObject({ name: key }),
  references: ({ name }) => [{ kind: 'newsletters', key: name }],
  web({ attributes, page }) {
    const letter = ownValue(page.context.newsletters, attributes.name);
    if (!letter) return [];
    const place = `body-${page.nextForm()}`;
    return [signUpElement(letter, { place, returnTo: page.context.path ?? '/' })];
  },
  email({ attributes, page }) {
    const letter = ownValue(page.context.newsletters, attributes.name);
    if (!letter) return [];
    const href = absoluteUrl(`/newsletters/${letter.slug}`, page.context.siteUrl);
    return [h('p', [h('a', { href }, letter.name), `: ${letter.promise}`])];
  },
  text({ attributes, context }) {
    const letter = ownValue(context.newsletters, attributes.name);
    if (!letter) return '';
    const url = absoluteUrl(`/newsletters/${letter.slug}`, context.siteUrl);
    return `${letter.name}: ${letter.promise}\n${url}`;
  },
});
