/** Whole stories in a row, for feeds and the content API, and the versions of a story elsewhere. */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { listTags, matching, type StoryFilter } from './filter.ts';
import { type Story, storySelect, wholeStory } from './story.ts';
import { visible } from './visible.ts';

/** Where a list goes on: after the story that was first published then and has this id. */
export type StoryCursor = { firstPublishedAt: Date; id: number };

/** The newest whole stories that fit every filter, from the cursor on. */
export async function listWholeStories(
  filters: StoryFilter[],
  { take, after }: { take: number; after?: StoryCursor | undefined },
): Promise<Story[]> {
  dependsOn(...(filters.length > 0 ? filters : [{}]).flatMap(listTags));
  const older = after && {
    OR: [
      { firstPublishedAt: { lt: after.firstPublishedAt } },
      { firstPublishedAt: after.firstPublishedAt, id: { lt: after.id } },
    ],
  };
  const rows = await database().article.findMany({
    where: { AND: [visible(), ...filters.map(matching), older ?? {}] },
    select: storySelect,
    orderBy: [{ firstPublishedAt: 'desc' }, { id: 'desc' }],
    take,
    relationLoadStrategy: 'join',
  });
  return rows.flatMap((row) => wholeStory(row) ?? []);
}

/** The story of this id as readers may see it, or null. */
export async function findStoryById(id: number): Promise<Story | null> {
  dependsOn(`article:${id}`);
  const row = await database().article.findFirst({
    where: { id, ...visible() },
    select: storySelect,
    relationLoadStrategy: 'join',
  });
  return row ? wholeStory(row) : null;
}

/** One edition's version of a story, as other versions point to it. */
export type Counterpart = {
  url: string;
  edition: { slug: string; language: string; isDefault: boolean };
};

/** Every version of a story that readers may see, its own among them; none when it has only one. */
export async function listCounterparts(story: Story): Promise<Counterpart[]> {
  if (story.counterpartKey === null) return [];
  dependsOn(`list:counterpart:${story.counterpartKey}`, 'publication');
  const rows = await database().article.findMany({
    where: { counterpartKey: story.counterpartKey, ...visible() },
    select: {
      id: true,
      slug: true,
      section: { select: { slug: true } },
      edition: { select: { slug: true, language: true, isDefault: true } },
    },
    orderBy: { edition: { position: 'asc' } },
  });
  dependsOn(...rows.map(({ id }) => `card:${id}`));
  if (rows.length < 2) return [];
  return rows.map(({ slug, section, edition }) => ({ url: `/${section.slug}/${slug}`, edition }));
}
