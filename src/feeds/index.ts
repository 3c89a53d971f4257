/** The door of the feeds room: stories in order, for programs that follow a publication. */
export { type FeedFormat, type FeedSubject, feedFormats, feedPath } from './address.ts';
export { readFeed } from './read-feed.ts';
export { writeFeed } from './write-feed.ts';
