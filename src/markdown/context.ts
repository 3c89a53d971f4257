/** What the caller knows and the Markdown does not; this room never looks anything up itself. */
export type MarkdownContext = {
  /** Absolute address of the site: makes links absolute in mail, and tells which links lead away. */
  siteUrl: string;
  /** Path of the page shown, so that a sign-up form can lead back to it. Default: `/`. */
  path?: string;
  pictures: Record<string, PictureData>;
  /** By the local id that `:cite{source="…"}` uses. */
  sources: Record<string, SourceData>;
  newsletters: Record<string, NewsletterData>;
  promos: Record<string, PromoData>;
  stories: Record<string, StoryCardData>;
};

export type PictureVariant = { format: 'avif' | 'webp' | 'jpeg'; width: number; url: string };

export type PictureData = {
  key: string;
  alt: string;
  caption?: string | undefined;
  credit: string;
  /** Pixels of the original. */
  width: number;
  height: number;
  /** Where the eye should land, 0 to 1 from the left and from the top. */
  focus: [number, number];
  /** A CSS colour to show while the picture loads. */
  placeholder: string;
  variants: PictureVariant[];
};

export type SourceData = {
  /** Its place in the story's list of sources, from 1. */
  number: number;
  publisher: string;
  headline?: string | undefined;
  description?: string | undefined;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as certain as is known. */
  date?: string | undefined;
  url?: string | undefined;
  quote?: string | undefined;
};

export type NewsletterData = { slug: string; name: string; promise: string; schedule: string };

export type PromoData = {
  slug: string;
  heading: string;
  text: string;
  action: { label: string; url: string };
};

export type StoryCardData = {
  url: string;
  kicker: string;
  headline: string;
  standfirst?: string | undefined;
  /** “By Nadia Rahman, The Meridian UK” */
  byline: string;
  published: { iso: string; text: string };
};
