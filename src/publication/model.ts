/** The publication as pages see it; nothing here knows how it is stored. */
import type { PictureData } from '#markdown/index.ts';

export type Edition = {
  id: number;
  slug: string;
  /** What the switch says, for example "UK". */
  name: string;
  /** What a byline says, for example "The Meridian UK". */
  label: string;
  language: string;
  timeZone: string;
  isDefault: boolean;
};

/** What a kind of story is to a machine. */
export type Genre = 'news' | 'reportage' | 'background' | 'analysis' | 'opinion' | 'review';

export type Named = { id: number; slug: string; name: string; description: string | null };

export type Section = {
  id: number;
  slug: string;
  name: string;
  description: string;
  parent: { slug: string; name: string } | null;
  children: { id: number; slug: string; name: string }[];
};

export type Person = {
  id: number;
  slug: string;
  name: string;
  kind: 'reporter' | 'desk';
  role: string;
  biography: string;
  /** A person made up for the demo. Pages say so wherever the biography stands. */
  isSample: boolean;
  portrait: PictureData | null;
};

export type StaticPage = {
  slug: string;
  headline: string;
  standfirst: string | null;
  body: string;
  updatedOn: Date;
};

export type Publication = {
  name: string;
  strapline: string;
  description: string;
  language: string;
  timeZone: string;
  contactEmail: string;
  /** How much of a story a feed carries. */
  feedText: 'full' | 'summary';
  /** Whether the pages of other sites may read the content API from a browser. */
  apiIsOpen: boolean;
  createdAt: Date;
  editions: Edition[];
  /** The top of the tree, in order. */
  sections: Section[];
  formats: Named[];
  pages: { slug: string; headline: string }[];
};

export type Place =
  | { kind: 'section'; section: Section }
  | { kind: 'edition'; edition: Edition }
  | { kind: 'page'; page: StaticPage };
