/** Everything the API can be asked, each with what may be asked and what is answered. */
import { z } from 'zod';
import { finding, findStory, readCards, type StoryFilter } from '#articles/index.ts';
import {
  findEdition,
  findFormat,
  findPerson,
  findPlace,
  findTopic,
  getPublication,
  listPeople,
  listTopics,
} from '#publication/index.ts';
import { readSearch, searchStories } from '#search/index.ts';
import { absolute, article, picture, summary } from './article.ts';
import { readCursor, writeCursor } from './cursor.ts';
import {
  articleFields,
  articleQuery,
  articleSchema,
  articlesQuery,
  hitSchema,
  listFields,
  listQuery,
  pageOf,
  personSchema,
  searchQuery,
  sectionSchema,
  topicSchema,
} from './schema.ts';

export type Answered<T> =
  | { kind: 'answer'; body: T }
  | { kind: 'absent' }
  | { kind: 'refused'; problems: { field: string; code: string }[] }
  | { kind: 'too-slow' };

type Operation<Query extends z.ZodObject, Answer extends z.ZodType> = {
  /** The path under `/api/v1`, with `{slug}` where one is asked for. */
  path: string;
  summary: string;
  query: Query;
  answer: Answer;
  run: (asked: {
    slug: string;
    query: z.infer<Query>;
    at: Date;
  }) => Promise<Answered<z.infer<Answer>>>;
};

function operation<Query extends z.ZodObject, Answer extends z.ZodType>(
  described: Operation<Query, Answer>,
) {
  return described;
}

const badCursor = refused('cursor', 'malformed');

const listArticles = operation({
  path: '/articles',
  summary: 'Stories, newest first. Several filters must all fit.',
  query: articlesQuery,
  answer: pageOf(articleSchema),
  async run({ query }) {
    const { limit, cursor, fields = listFields, ...asked } = query;
    const parts = cursor === undefined ? undefined : readCursor(cursor, 2);
    const [moment, id] = (parts ?? []).map(Number);
    if (cursor !== undefined && !(isWhole(moment) && isWhole(id))) return badCursor;
    const filters: StoryFilter[] = [];
    for (const [name, slug] of Object.entries(asked)) {
      if (slug === undefined) continue;
      const filter = await findFilter(name, slug);
      if (!filter) return refused(name, 'unknown');
      filters.push(filter);
    }
    const stories = await finding.listWholeStories(filters, {
      take: limit,
      after:
        isWhole(moment) && isWhole(id) ? { firstPublishedAt: new Date(moment), id } : undefined,
    });
    const items = [];
    for (const story of stories) items.push(await article(story, fields));
    const last = stories.at(-1);
    const next =
      last && stories.length === limit
        ? writeCursor(last.firstPublishedAt.getTime(), last.id)
        : null;
    return { kind: 'answer', body: { items, next } };
  },
});

const getArticle = operation({
  path: '/articles/{slug}',
  summary: 'One story.',
  query: articleQuery,
  answer: articleSchema,
  async run({ slug, query }) {
    const found = await findStory(slug);
    if (found.kind !== 'live') return { kind: 'absent' };
    return { kind: 'answer', body: await article(found.story, query.fields ?? articleFields) };
  },
});

const listSections = operation({
  path: '/sections',
  summary: 'The sections, in the publication’s order.',
  query: listQuery,
  answer: pageOf(sectionSchema),
  async run({ query }) {
    const { sections } = await getPublication();
    const whole = [];
    for (const section of sections) {
      whole.push(section);
      for (const child of section.children) {
        const place = await findPlace(child.slug);
        if (place?.kind === 'section') whole.push(place.section);
      }
    }
    const items = whole.map(({ slug, name, description, parent }) => ({
      slug,
      name,
      url: absolute(`/${slug}`),
      description,
      parent: parent?.slug ?? null,
    }));
    return pageFrom(items, query);
  },
});

const listAllTopics = operation({
  path: '/topics',
  summary: 'The topics, by name.',
  query: listQuery,
  answer: pageOf(topicSchema),
  async run({ query }) {
    const items = (await listTopics()).map(({ slug, name, description }) => ({
      slug,
      name,
      url: absolute(`/topics/${slug}`),
      description,
    }));
    return pageFrom(items, query);
  },
});

const listAllPeople = operation({
  path: '/people',
  summary: 'The people and desks whose names stand over stories, by name.',
  query: listQuery,
  answer: pageOf(personSchema),
  async run({ query }) {
    const items = (await listPeople()).map(({ id: _, portrait, slug, ...person }) => ({
      ...person,
      slug,
      url: absolute(`/people/${slug}`),
      picture: picture(portrait, null),
    }));
    return pageFrom(items, query);
  },
});

const search = operation({
  path: '/search',
  summary: 'Finds stories by what they say, as the search page does.',
  query: searchQuery,
  answer: pageOf(hitSchema).extend({
    total: z.int(),
    /** There are more than `total`: of a phrase of common words only the newest stories are counted. */
    isMore: z.boolean(),
    didYouMean: z.string().nullable(),
  }),
  async run({ query, at }) {
    const { cursor, ...asked } = query;
    const page = cursor === undefined ? '1' : readCursor(cursor, 1)?.[0];
    if (!page) return badCursor;
    const result = await searchStories(readSearch({ ...asked, page }), at);
    switch (result.kind) {
      case 'found': {
        const hits = [
          ...result.promoted.map((hit) => ({ ...hit, isPromoted: true })),
          ...result.hits.map((hit) => ({ ...hit, isPromoted: false })),
        ];
        const cards = await readCards(hits.map(({ articleId }) => articleId));
        const byId = new Map(cards.map((card) => [card.id, card]));
        const items = hits.flatMap(({ articleId, ...hit }) => {
          const card = byId.get(articleId);
          return card ? [{ article: summary(card), ...hit }] : [];
        });
        const next = result.page < result.pages ? writeCursor(result.page + 1) : null;
        const { total, isMore, didYouMean } = result;
        return { kind: 'answer', body: { items, next, total, isMore, didYouMean } };
      }
      case 'nothing-asked':
        return refused('q', 'missing');
      case 'too-common':
        return refused('q', 'too-common');
      case 'problems':
        return { kind: 'refused', problems: result.problems };
      case 'too-slow':
        return { kind: 'too-slow' };
    }
  },
});

export const operations = {
  listArticles,
  getArticle,
  listSections,
  listTopics: listAllTopics,
  listPeople: listAllPeople,
  search,
};

export type OperationName = keyof typeof operations;

/** One page of a list that is read whole, going on after the slug in the cursor. */
function pageFrom<T extends { slug: string }>(
  list: T[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Answered<{ items: T[]; next: string | null }> {
  const after = cursor === undefined ? undefined : readCursor(cursor, 1)?.[0];
  const start = after === undefined ? 0 : list.findIndex(({ slug }) => slug === after) + 1;
  if (cursor !== undefined && start === 0) return badCursor;
  const items = list.slice(start, start + limit);
  const last = items.at(-1);
  const next = last && start + items.length < list.length ? writeCursor(last.slug) : null;
  return { kind: 'answer', body: { items, next } };
}

async function findFilter(name: string, slug: string): Promise<StoryFilter | null> {
  switch (name) {
    case 'section': {
      const place = await findPlace(slug);
      if (place?.kind !== 'section') return null;
      const { id, children } = place.section;
      return { sections: [id, ...children.map((child) => child.id)] };
    }
    case 'topic': {
      const topic = await findTopic(slug);
      return topic && { topic: topic.id };
    }
    case 'format': {
      const format = await findFormat(slug);
      return format && { format: format.id };
    }
    case 'edition': {
      const edition = await findEdition(slug);
      return edition && { edition: edition.id };
    }
    case 'person': {
      const person = await findPerson(slug);
      return person && { person: person.id };
    }
    default:
      return null;
  }
}

function refused(field: string, code: string) {
  return { kind: 'refused' as const, problems: [{ field, code }] };
}

function isWhole(value: number | undefined): value is number {
  return Number.isSafeInteger(value);
}
