/** Atom 1.0 (RFC 4287). */
import { element, writeXml, type XmlElement } from '#lib/xml.ts';
import type { Feed, FeedStory } from './feed.ts';
import { mediaContent, mediaNamespace } from './media-rss.ts';

export function toAtom(feed: Feed): string {
  return writeXml(
    element(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:media': mediaNamespace,
        'xml:lang': feed.language,
      },
      element('id', {}, feed.id),
      element('title', {}, feed.title),
      element('subtitle', {}, feed.description),
      element('updated', {}, feed.updated.toISOString()),
      element('link', { rel: 'self', type: 'application/atom+xml', href: feed.self.atom }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
      element('icon', {}, feed.icon),
      person({ name: feed.publisher.name, url: feed.publisher.url }),
      ...feed.stories.map(entry),
    ),
  );
}

function entry(story: FeedStory): XmlElement {
  return element(
    'entry',
    { 'xml:lang': story.language },
    element('id', {}, story.id),
    element('title', {}, story.headline),
    element('link', { rel: 'alternate', type: 'text/html', href: story.url }),
    element('published', {}, story.published.toISOString()),
    element('updated', {}, story.updated.toISOString()),
    ...story.authors.map(person),
    ...story.categories.map(({ name, scheme }) => element('category', { term: name, scheme })),
    element('summary', {}, story.standfirst),
    story.html === null ? null : element('content', { type: 'html' }, story.html),
    story.picture ? mediaContent(story.picture) : null,
  );
}

function person({ name, url }: { name: string; url: string }): XmlElement {
  return element('author', {}, element('name', {}, name), element('uri', {}, url));
}
