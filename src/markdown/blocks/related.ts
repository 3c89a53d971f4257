import { h } from 'hastscript';
import { z } from 'zod';
import { absoluteUrl } from '../addresses.ts';
import { ownValue } from '../own.ts';
import { key } from './attributes.ts';
import { defineBlock } from './define.ts';
import { storyCardParts } from './story-card.ts';

/** Another story, pointed to from the middle of this one. */
export const related = defineBlock({
  name: 'related',
  kind: 'leafDirective',
  label: 'none',
  example: '::related{story="slug"}',
  attributes: z.strictObject({ story: key }),
  references: ({ story }) => [{ kind: 'stories', key: story }],
  web({ attributes, page }) {
    const story = ownValue(page.context.stories, attributes.story);
    if (!story) return [];
    return [h('div', { className: ['related-card'] }, storyCardParts(story, { heading: 'p' }))];
  },
  email({ attributes, page }) {
    const story = ownValue(page.context.stories, attributes.story);
    if (!story) return [];
    const href = absoluteUrl(story.url, page.context.siteUrl);
    return [h('p', ['Related: ', h('a', { href }, story.headline)])];
  },
  text({ attributes, context }) {
    const story = ownValue(context.stories, attributes.story);
    if (!story) return '';
    return `Related: ${story.headline} (${absoluteUrl(story.url, context.siteUrl)})`;
  },
});
