/** What readers may see of stories. Every query asks `visible()` and says what it depends on. */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import { listTags, matching, type StoryFilter } from './filter.ts';
import {
  cardSelect,
  type Story,
  type StoryCard,
  storyCard,
  storySelect,
  wholeStory,
} from './story.ts';
import { visible } from './visible.ts';

export type StoryResult =
  | { kind: 'live'; story: Story }
  | { kind: 'withdrawn' }
  | { kind: 'absent' };

/** The story of this slug, or why there is none: a withdrawn one says no more than that. */
export async function findStory(slug: string): Promise<StoryResult> {
  dependsOn(`slug:${slug}`);
  const row = await database().article.findFirst({
    where: { slug, ...visible() },
    select: storySelect,
    relationLoadStrategy: 'join',
  });
  const story = row ? wholeStory(row) : null;
  if (story) {
    dependsOn(`article:${story.id}`);
    return { kind: 'live', story };
  }
  const filed = await database().article.findUnique({
    where: { slug },
    select: { id: true, status: true, firstPublishedAt: true },
  });
  if (!filed) return { kind: 'absent' };
  dependsOn(`article:${filed.id}`);
  return filed.status === 'withdrawn' && filed.firstPublishedAt
    ? { kind: 'withdrawn' }
    : { kind: 'absent' };
}

export type StoryPage = { stories: StoryCard[]; page: number; pages: number; total: number };

export const storiesPerPage = 20;

/** One page of a list, newest first, counted from 1. A page past the end has no stories. */
export async function listStories(filter: StoryFilter, page: number): Promise<StoryPage> {
  dependsOn(...listTags(filter));
  const where = { ...visible(), ...matching(filter) };
  const [total, rows] = await Promise.all([
    database().article.count({ where }),
    database().article.findMany({
      where,
      select: cardSelect,
      orderBy: [{ firstPublishedAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * storiesPerPage,
      take: storiesPerPage,
      relationLoadStrategy: 'join',
    }),
  ]);
  const pages = Math.max(1, Math.ceil(total / storiesPerPage));
  return { stories: cards(rows), page, pages, total };
}

/** The newest stories of a filter, without those of `except`. */
export async function latestStories(
  filter: StoryFilter,
  { take, except = [] }: { take: number; except?: number[] },
): Promise<StoryCard[]> {
  dependsOn(...listTags(filter));
  const rows = await database().article.findMany({
    where: { ...visible(), ...matching(filter), id: { notIn: except } },
    select: cardSelect,
    orderBy: [{ firstPublishedAt: 'desc' }, { id: 'desc' }],
    take,
    relationLoadStrategy: 'join',
  });
  return cards(rows);
}

/** The cards of these ids, in their order; a story that readers may not see is left out. */
export async function readCards(ids: number[]): Promise<StoryCard[]> {
  if (ids.length === 0) return [];
  // A story that comes back changes `article:`, so a hidden one is depended on as well.
  dependsOn(...ids.map((id) => `article:${id}`));
  const rows = await database().article.findMany({
    where: { id: { in: ids }, ...visible() },
    select: cardSelect,
    relationLoadStrategy: 'join',
  });
  const byId = new Map(cards(rows).map((card) => [card.id, card]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The cards of these slugs, by slug; likewise. */
export async function readCardsBySlug(slugs: string[]): Promise<Record<string, StoryCard>> {
  if (slugs.length === 0) return {};
  dependsOn(...slugs.map((slug) => `slug:${slug}`));
  const rows = await database().article.findMany({
    where: { slug: { in: slugs }, ...visible() },
    select: cardSelect,
    relationLoadStrategy: 'join',
  });
  return Object.fromEntries(cards(rows).map((card) => [card.slug, card]));
}

export type ArchiveYear = { year: number; months: { month: number; count: number }[] };

/** The months that have stories, newest first, with how many (UTC months). */
export async function listMonths(): Promise<ArchiveYear[]> {
  dependsOn('list:all');
  const rows = await database().$queryRaw<{ year: number; month: number; count: number }[]>`
    select extract(year from first_published_at at time zone 'UTC')::int as year,
           extract(month from first_published_at at time zone 'UTC')::int as month,
           count(*)::int as count
    from article a
    where visible(a)
    group by 1, 2 order by 1 desc, 2 desc`;
  const years: ArchiveYear[] = [];
  for (const { year, month, count } of rows) {
    const last = years.at(-1);
    if (last?.year === year) last.months.push({ month, count });
    else years.push({ year, months: [{ month, count }] });
  }
  return years;
}

function cards(rows: Parameters<typeof storyCard>[0][]): StoryCard[] {
  return rows.flatMap((row) => storyCard(row) ?? []);
}
