/** What a rule of the publishing gate is: it looks at a story and says what it found, and where. */
import type { ParsedMarkdown, Passage } from '#markdown/index.ts';

/** In the order in which the panel lists them. */
export const ruleNames = [
  'headline',
  'standfirst',
  'byline',
  'section',
  'picture',
  'quotation-source',
  'figure-source',
  'single-outlet',
  'dead-link',
  'readability',
  'stale-words',
  'legal-flag',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** A story as the rules see it: the draft and what it names, looked up beforehand. */
export type GateStory = {
  headline: string;
  standfirst: string;
  section: string;
  language: string;
  byline: { person: string; role: string }[];
  sources: { key: string; publisher: string }[];
  picture: GatePicture | null;
  /** Of the pictures in the text, by key. */
  pictures: Record<string, GatePicture>;
  /** Links within the site that lead nowhere. */
  deadLinks: ReadonlySet<string>;
  legalReason: string | null;
  parsed: ParsedMarkdown;
  passages: Passage[];
};

export type GatePicture = { key: string; alt: string; credit: string };

/** Where in the story: a field of the draft, and in the body a line. */
export type Where = { field: string; line?: number };

export type Finding = {
  /** Becomes words beside the field; what it says in them is in `detail`. */
  code: string;
  where: Where;
  detail?: Record<string, string | number>;
};

export type Rule = (story: GateStory) => Finding[];
