/** What feeds there are and where each stands. */
export type FeedFormat = 'rss' | 'atom' | 'json';

/** What a feed follows: everything, or what has a section, topic, … in common. */
export type FeedSubject =
  | { list: 'publication' }
  | { list: 'corrections' }
  /** The past issues of a letter. */
  | { list: 'newsletters'; slug: string }
  | { list: 'sections' | 'topics' | 'formats' | 'editions' | 'people'; slug: string };

export const feedFormats = {
  rss: { file: 'rss.xml', type: 'application/rss+xml', name: 'RSS' },
  atom: { file: 'atom.xml', type: 'application/atom+xml', name: 'Atom' },
  json: { file: 'feed.json', type: 'application/feed+json', name: 'JSON Feed' },
} as const satisfies Record<FeedFormat, { file: string; type: string; name: string }>;

/** Path of a feed on this site. */
export function feedPath(subject: FeedSubject, format: FeedFormat): string {
  const { file } = feedFormats[format];
  switch (subject.list) {
    case 'publication':
      return `/feeds/${file}`;
    case 'corrections':
      return `/feeds/corrections/${file}`;
    default:
      return `/feeds/${subject.list}/${subject.slug}/${file}`;
  }
}
