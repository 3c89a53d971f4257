/** Answers with a feed, or that there is none. */
import {
  type FeedFormat,
  type FeedSubject,
  feedFormats,
  readFeed,
  writeFeed,
} from '#feeds/index.ts';

export async function answerFeed(subject: FeedSubject, file: string): Promise<Response> {
  const format = formatOf(file);
  const feed = format && (await readFeed(subject));
  if (!format || !feed) return noFeed();
  return new Response(writeFeed(feed, format), {
    headers: { 'content-type': `${feedFormats[format].type}; charset=utf-8` },
  });
}

export function noFeed(): Response {
  return new Response('There is no such feed.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

function formatOf(file: string): FeedFormat | undefined {
  const formats: FeedFormat[] = ['rss', 'atom', 'json'];
  return formats.find((format) => feedFormats[format].file === file);
}
