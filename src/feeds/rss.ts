/** RSS 2.0 (rssboard.org/rss-specification), with the modules that say what it cannot. */
import { element, writeXml, type XmlElement } from '#lib/xml.ts';
import type { Feed, FeedStory } from './feed.ts';
import { mediaContent, mediaNamespace } from './media-rss.ts';

export function toRss(feed: Feed): string {
  const channel = element(
    'channel',
    {},
    element('title', {}, feed.title),
    element('link', {}, feed.page),
    element('description', {}, feed.description),
    element('language', {}, feed.language),
    element('lastBuildDate', {}, feed.updated.toUTCString()),
    element('docs', {}, 'https://www.rssboard.org/rss-specification'),
    element('atom:link', { href: feed.self.rss, rel: 'self', type: 'application/rss+xml' }),
    ...feed.stories.map(item),
  );
  return writeXml(
    element(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:media': mediaNamespace,
      },
      channel,
    ),
  );
}

function item(story: FeedStory): XmlElement {
  return element(
    'item',
    {},
    element('title', {}, story.headline),
    element('link', {}, story.url),
    element('guid', { isPermaLink: 'false' }, story.id),
    element('pubDate', {}, story.published.toUTCString()),
    element('dcterms:modified', {}, story.updated.toISOString()),
    // An `author` would have to be an address of mail; nobody's goes out here.
    ...story.authors.map(({ name }) => element('dc:creator', {}, name)),
    ...story.categories.map(({ name, scheme }) => element('category', { domain: scheme }, name)),
    element('description', {}, story.standfirst),
    story.html === null ? null : element('content:encoded', {}, story.html),
    story.picture ? mediaContent(story.picture) : null,
  );
}
