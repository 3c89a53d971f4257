/** What a list of stories has in common: as a condition, and as what a change to it is called. */
import type { Prisma } from '#lib/prisma/client.ts';

export type StoryFilter =
  | { sections: number[] }
  | { format: number }
  | { topic: number }
  | { person: number }
  | { edition: number }
  | { year: number; month?: number }
  | { since: Date }
  | Record<string, never>;

export function listTags(filter: StoryFilter): string[] {
  if ('sections' in filter) return filter.sections.map((id) => `list:section:${id}`);
  if ('format' in filter) return [`list:format:${filter.format}`];
  if ('topic' in filter) return [`list:topic:${filter.topic}`];
  if ('person' in filter) return [`list:person:${filter.person}`];
  if ('edition' in filter) return [`list:edition:${filter.edition}`];
  if ('year' in filter && filter.month) {
    return [`list:month:${filter.year}-${String(filter.month).padStart(2, '0')}`];
  }
  return ['list:all'];
}

export function matching(filter: StoryFilter): Prisma.ArticleWhereInput {
  if ('sections' in filter) return { sectionId: { in: filter.sections } };
  if ('format' in filter) return { formatId: filter.format };
  if ('topic' in filter) return { topics: { some: { topicId: filter.topic } } };
  if ('person' in filter)
    return { liveRevision: { bylines: { some: { personId: filter.person } } } };
  if ('edition' in filter) return { editionId: filter.edition };
  if ('since' in filter) return { firstPublishedAt: { gte: filter.since } };
  if ('year' in filter) {
    const { year, month } = filter;
    const from = new Date(Date.UTC(year, month ? month - 1 : 0, 1));
    const until = new Date(month ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1));
    return { firstPublishedAt: { gte: from, lt: until } };
  }
  return {};
}
