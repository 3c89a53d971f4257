/** A picture with its words and its credit (Media RSS 1.5), for RSS and Atom alike. */
import { element, type XmlElement } from '#lib/xml.ts';
import type { FeedPicture } from './feed.ts';

export const mediaNamespace = 'http://search.yahoo.com/mrss/';

export function mediaContent(picture: FeedPicture): XmlElement {
  const { url, type, width, height, alt, caption, credit } = picture;
  return element(
    'media:content',
    { url, type, medium: 'image', width, height },
    caption === null ? null : element('media:description', { type: 'plain' }, caption),
    element('media:credit', { role: 'photographer' }, credit),
    element('media:text', { type: 'plain' }, alt),
  );
}
