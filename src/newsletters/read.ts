/** Reads of the letters a reader may sign up for. */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import type { NewsletterData } from '#markdown/index.ts';

export type NewsletterCard = NewsletterData & {
  id: number;
  cadence: 'daily' | 'weekdays' | 'weekly' | 'monthly';
  edition: { slug: string; name: string } | null;
};

const cardSelect = {
  id: true,
  slug: true,
  name: true,
  promise: true,
  cadence: true,
  schedule: true,
  edition: { select: { slug: true, name: true } },
} as const;

/** Every letter, in the publication's order. */
export async function listNewsletters(): Promise<NewsletterCard[]> {
  dependsOn('newsletters');
  return database().newsletter.findMany({ select: cardSelect, orderBy: { position: 'asc' } });
}

export async function findNewsletter(slug: string): Promise<NewsletterCard | null> {
  dependsOn('newsletters');
  return database().newsletter.findUnique({ where: { slug }, select: cardSelect });
}

/** The letters of these slugs, by slug. */
export async function readNewsletters(slugs: string[]): Promise<Record<string, NewsletterData>> {
  if (slugs.length === 0) return {};
  dependsOn('newsletters');
  const rows = await database().newsletter.findMany({
    where: { slug: { in: slugs } },
    select: cardSelect,
  });
  return Object.fromEntries(rows.map((row) => [row.slug, row]));
}

export type PlacedNewsletters = { inline: NewsletterCard | null; foot: NewsletterCard | null };

/**
 * The letters a story of this edition offers: one in the text and a different one at its foot. A
 * letter of the same edition goes before one for everybody; another edition's is never offered.
 */
export async function newslettersFor(editionId: number): Promise<PlacedNewsletters> {
  dependsOn('newsletters');
  const rows = await database().newsletter.findMany({
    where: { OR: [{ editionId }, { editionId: null }], placement: { not: 'none' } },
    select: { ...cardSelect, placement: true },
    orderBy: { position: 'asc' },
  });
  const best = (placement: 'inline' | 'foot') => {
    const placed = rows.filter((row) => row.placement === placement);
    const found = placed.find(({ edition }) => edition) ?? placed[0];
    if (!found) return null;
    const { placement: _, ...card } = found;
    return card;
  };
  return { inline: best('inline'), foot: best('foot') };
}
