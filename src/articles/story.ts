/** A story as pages see it: what its row, its live revision and its filing say together. */
import { dependsOn } from '#lib/depends-on.ts';
import type { Prisma } from '#lib/prisma/client.ts';
import type { PictureData, SourceData } from '#markdown/index.ts';
import { pictureData, pictureSelect } from '#media/index.ts';
import { type Genre, type Person, person, personSelect } from '#publication/index.ts';
import { type BylineRole, bylineText } from './byline.ts';

export type StoryCard = {
  id: number;
  slug: string;
  /** What feeds call the story for ever, whatever becomes of its address: a UUID. */
  permanentId: string;
  /** Path on this site, `/section/slug`. */
  url: string;
  kicker: { slug: string; name: string; genre: Genre };
  section: { slug: string; name: string };
  edition: { slug: string; label: string; language: string; timeZone: string };
  headline: string;
  standfirst: string;
  byline: string;
  firstPublishedAt: Date;
  lastChangedAt: Date;
  picture: PictureData | null;
};

export type StoryByline = { person: Person; role: BylineRole; editionLabel: string };

export type StoryCorrection = { kind: 'correction' | 'clarification'; text: string; at: Date };

export type Story = StoryCard & {
  revision: number;
  body: string;
  pictureCaption: string | null;
  bylines: StoryByline[];
  sources: SourceData[];
  /** Local id in the text → source, for the Markdown. */
  sourcesByKey: Record<string, SourceData>;
  corrections: StoryCorrection[];
  topics: { id: number; slug: string; name: string }[];
  sectionId: number;
  counterpartKey: string | null;
  /** How many times a revision of it went before readers. */
  timesPublished: number;
  /** Whether the last change came late enough after publication to be worth telling. */
  changed: boolean;
  words: number;
  minutes: number;
};

const filing = {
  id: true,
  slug: true,
  permanentId: true,
  firstPublishedAt: true,
  lastChangedAt: true,
  section: { select: { id: true, slug: true, name: true } },
  format: { select: { slug: true, name: true, genre: true } },
  edition: { select: { slug: true, label: true, language: true, timeZone: true } },
} as const;

export const cardSelect = {
  ...filing,
  liveRevision: {
    select: {
      headline: true,
      standfirst: true,
      picture: { select: pictureSelect },
      bylines: {
        select: {
          role: true,
          person: { select: { slug: true, name: true, kind: true } },
          edition: { select: { label: true } },
        },
        orderBy: { position: 'asc' },
      },
    },
  },
} satisfies Prisma.ArticleSelect;

export const storySelect = {
  ...filing,
  counterpartKey: true,
  topics: {
    select: { topic: { select: { id: true, slug: true, name: true } } },
    orderBy: { position: 'asc' },
  },
  corrections: { select: { kind: true, text: true, at: true }, orderBy: { at: 'desc' } },
  _count: { select: { publishings: true } },
  liveRevision: {
    select: {
      number: true,
      headline: true,
      standfirst: true,
      body: true,
      pictureCaption: true,
      picture: { select: pictureSelect },
      bylines: {
        select: {
          role: true,
          person: { select: personSelect },
          edition: { select: { label: true } },
        },
        orderBy: { position: 'asc' },
      },
      citations: {
        select: { position: true, key: true, source: true },
        orderBy: { position: 'asc' },
      },
    },
  },
} satisfies Prisma.ArticleSelect;

export type CardRow = Prisma.ArticleGetPayload<{ select: typeof cardSelect }>;
export type StoryRow = Prisma.ArticleGetPayload<{ select: typeof storySelect }>;

/** An hour: changes made sooner are part of publishing. */
const changeMattersAfterMs = 60 * 60 * 1000;
const wordsPerMinute = 230;

/** The card of a row that `visible()` let through; null when it shows nothing after all. */
export function storyCard(row: CardRow): StoryCard | null {
  const { liveRevision: live, firstPublishedAt, lastChangedAt } = row;
  if (!live || !firstPublishedAt || !lastChangedAt) return null;
  dependsOn(`card:${row.id}`, ...live.bylines.map(({ person: { slug } }) => `person:${slug}`));
  if (live.picture) dependsOn(`picture:${live.picture.key}`);
  return {
    ...filed(row),
    headline: live.headline,
    standfirst: live.standfirst,
    byline: bylineText(
      live.bylines.map(({ role, person: who, edition }) => ({
        role,
        person: who,
        editionLabel: edition.label,
      })),
    ),
    firstPublishedAt,
    lastChangedAt,
    picture: live.picture ? pictureData(live.picture) : null,
  };
}

/** The whole story of a row that `visible()` let through, or null likewise. */
export function wholeStory(row: StoryRow): Story | null {
  const card = storyCard(row);
  if (!card || !row.liveRevision) return null;
  const live = row.liveRevision;
  dependsOn(`article:${row.id}`, ...row.topics.map(({ topic }) => `topic:${topic.slug}`));
  const sources = live.citations.map(({ key, position, source }) => ({
    key,
    data: {
      number: position,
      publisher: source.publisher,
      headline: source.headline ?? undefined,
      description: source.description ?? undefined,
      date: source.published ?? undefined,
      url: source.url ?? undefined,
      quote: source.quote ?? undefined,
    },
  }));
  const words = live.body.split(/\s+/).filter((word) => /\w/.test(word)).length;
  return {
    ...card,
    revision: live.number,
    body: live.body,
    pictureCaption: live.pictureCaption,
    bylines: live.bylines.map(({ role, person: who, edition }) => ({
      person: person(who),
      role,
      editionLabel: edition.label,
    })),
    sources: sources.map(({ data }) => data),
    sourcesByKey: Object.fromEntries(sources.map(({ key, data }) => [key, data])),
    corrections: row.corrections,
    timesPublished: row._count.publishings,
    topics: row.topics.map(({ topic }) => topic),
    sectionId: row.section.id,
    counterpartKey: row.counterpartKey,
    changed: card.lastChangedAt.getTime() - card.firstPublishedAt.getTime() >= changeMattersAfterMs,
    words,
    minutes: Math.max(1, Math.round(words / wordsPerMinute)),
  };
}

function filed({ id, slug, permanentId, section, format, edition }: CardRow | StoryRow) {
  return {
    id,
    slug,
    permanentId,
    url: `/${section.slug}/${slug}`,
    kicker: format,
    section: { slug: section.slug, name: section.name },
    edition,
  };
}
