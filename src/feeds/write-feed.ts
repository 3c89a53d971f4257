/** A feed in the words of the format that was asked for. */
import type { FeedFormat } from './address.ts';
import { toAtom } from './atom.ts';
import type { Feed } from './feed.ts';
import { toJsonFeed } from './json-feed.ts';
import { toRss } from './rss.ts';

export function writeFeed(feed: Feed, format: FeedFormat): string {
  switch (format) {
    case 'rss':
      return toRss(feed);
    case 'atom':
      return toAtom(feed);
    case 'json':
      return toJsonFeed(feed);
  }
}
