/** Reads of the letters a reader may sign up for. One that was retired is offered nowhere. */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { remembered } from '#lib/remembered.ts';
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

/** Every letter that can be had, in the publication's order. */
export function listNewsletters(): Promise<NewsletterCard[]> {
  return remembered('newsletters', {
    tags: ['newsletters'],
    read: () =>
      database().newsletter.findMany({
        where: { retiredAt: null },
        select: cardSelect,
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
      }),
  });
}

export type OpenNewsletter = NewsletterCard & { isRetired: boolean; archiveIsPublic: boolean };

/** One letter, also a retired one: what it sent can still be read. */
export async function findNewsletter(slug: string): Promise<OpenNewsletter | null> {
  dependsOn('newsletters');
  const row = await database().newsletter.findUnique({
    where: { slug },
    select: { ...cardSelect, retiredAt: true, archiveIsPublic: true },
  });
  if (!row) return null;
  const { retiredAt, ...letter } = row;
  return { ...letter, isRetired: retiredAt !== null };
}

/** The letters of these slugs, by slug. */
export async function readNewsletters(slugs: string[]): Promise<Record<string, NewsletterData>> {
  if (slugs.length === 0) return {};
  const letters = await listNewsletters();
  return Object.fromEntries(
    letters.filter(({ slug }) => slugs.includes(slug)).map((letter) => [letter.slug, letter]),
  );
}
