/** A story as other pages point to it: kicker, headline, standfirst, byline, date. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { isSafeAddress } from '../addresses.ts';
import type { StoryCardData } from '../context.ts';

export type StoryCardOptions = {
  /** The element of the headline, so that the page's headings stay in order. Default: `h3`. */
  heading?: 'h2' | 'h3' | 'h4' | 'p';
};

export function storyCardElement(story: StoryCardData, options: StoryCardOptions): Element {
  const href = isSafeAddress(story.url) ? story.url : '/';
  return h(
    'article',
    { className: ['story-card'] },
    storyCardParts({ ...story, url: href }, options),
  );
}

export function storyCardParts(story: StoryCardData, options: StoryCardOptions): Element[] {
  return [
    ...(story.kicker ? [h('p', { className: ['kicker'] }, story.kicker)] : []),
    h(options.heading ?? 'h3', { className: ['card-headline'] }, [
      h('a', { href: story.url }, story.headline),
    ]),
    ...(story.standfirst ? [h('p', { className: ['card-standfirst'] }, story.standfirst)] : []),
    h('p', { className: ['card-meta'] }, [
      h('span', { className: ['card-byline'] }, story.byline),
      // The dot stays with the byline, so that no line begins with it.
      '\u00a0· ',
      h('time', { dateTime: story.published.iso }, story.published.text),
    ]),
  ];
}
