/** The addresses of stories with what a sitemap says of each: changed when, showing which picture. */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { matching } from './filter.ts';
import { visible } from './visible.ts';

export type StoryAddress = {
  path: string;
  lastChangedAt: Date;
  /** Path of the picture over the story, at its largest. */
  picture: string | null;
};

/** A tenth of what a sitemap may hold: a part is made while somebody waits. */
export const storiesPerPart = 5000;

/** The stories first published in a month (UTC), in that order; `part` counts from 1. */
export async function listStoryAddresses(
  { year, month }: { year: number; month: number },
  part: number,
): Promise<StoryAddress[]> {
  dependsOn(`list:month:${year}-${String(month).padStart(2, '0')}`);
  const rows = await database().article.findMany({
    where: { ...visible(), ...matching({ year, month }) },
    select: {
      id: true,
      slug: true,
      lastChangedAt: true,
      section: { select: { slug: true } },
      liveRevision: {
        select: {
          picture: {
            select: {
              key: true,
              variants: {
                where: { format: 'jpeg' },
                select: { path: true },
                orderBy: { width: 'desc' },
                take: 1,
              },
            },
          },
        },
      },
    },
    orderBy: [{ firstPublishedAt: 'asc' }, { id: 'asc' }],
    skip: (part - 1) * storiesPerPart,
    take: storiesPerPart,
  });
  return rows.flatMap(({ id, slug, section, lastChangedAt, liveRevision }) => {
    if (!lastChangedAt) return [];
    const picture = liveRevision?.picture;
    dependsOn(`card:${id}`);
    if (picture) dependsOn(`picture:${picture.key}`);
    const [largest] = picture?.variants ?? [];
    return [
      {
        path: `/${section.slug}/${slug}`,
        lastChangedAt,
        picture: largest ? `/media/${largest.path}` : null,
      },
    ];
  });
}
