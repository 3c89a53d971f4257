/** A feed before it is written down; every address in it is absolute. */
export type Feed = {
  /** The IRI of the feed: its own address as Atom. */
  id: string;
  title: string;
  description: string;
  language: string;
  /** The page for people that shows the same. */
  page: string;
  /** The feed's own address, by format. */
  self: { rss: string; atom: string; json: string };
  icon: string;
  publisher: { name: string; url: string };
  /** When a story in it last changed; of an empty feed, when the publication was made. */
  updated: Date;
  stories: FeedStory[];
};

export type FeedStory = {
  /** The story's permanent id as an IRI. */
  id: string;
  url: string;
  language: string;
  headline: string;
  standfirst: string;
  /** The whole text as simple HTML, or null when the feed carries summaries. */
  html: string | null;
  authors: { name: string; url: string }[];
  published: Date;
  updated: Date;
  /** Section, format and topics, by name. */
  categories: { name: string; scheme: string }[];
  picture: FeedPicture | null;
};

export type FeedPicture = {
  url: string;
  type: 'image/jpeg';
  width: number;
  height: number;
  alt: string;
  caption: string | null;
  credit: string;
};
