/** A revision as the draft it was saved from. */
import type { Prisma } from '#lib/prisma/client.ts';
import type { Draft } from '../draft.ts';

const slug = { select: { slug: true } } as const;
const inOrder = { position: 'asc' } as const;

export const revisionSelect = {
  id: true,
  number: true,
  createdAt: true,
  authorId: true,
  authorName: true,
  baseNumber: true,
  name: true,
  isPinned: true,
  slug: true,
  section: slug,
  format: slug,
  edition: slug,
  headline: true,
  standfirst: true,
  body: true,
  picture: { select: { key: true } },
  pictureCaption: true,
  topics: { select: { topic: slug }, orderBy: inOrder },
  bylines: { select: { role: true, person: slug, edition: slug }, orderBy: inOrder },
  citations: { select: { key: true, source: true }, orderBy: inOrder },
} satisfies Prisma.RevisionSelect;

export type RevisionRow = Prisma.RevisionGetPayload<{ select: typeof revisionSelect }>;

export function draftOf(row: RevisionRow): Draft {
  return {
    headline: row.headline,
    standfirst: row.standfirst,
    body: row.body,
    slug: row.slug,
    section: row.section.slug,
    format: row.format.slug,
    edition: row.edition.slug,
    topics: row.topics.map(({ topic }) => topic.slug),
    byline: row.bylines.map(({ role, person, edition }) => ({
      person: person.slug,
      role,
      edition: edition.slug,
    })),
    picture: row.picture?.key ?? null,
    pictureCaption: row.pictureCaption,
    sources: row.citations.map(({ key, source }) => ({
      key,
      publisher: source.publisher,
      headline: source.headline ?? undefined,
      description: source.description ?? undefined,
      url: source.url ?? undefined,
      published: source.published ?? undefined,
      quote: source.quote ?? undefined,
    })),
  };
}
