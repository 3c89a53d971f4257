/** The desk's list of stories: filtered, sorted and cut into pages by the database. */
import { type Actor, roleAtLeast } from '#accounts/index.ts';
import { now } from '#lib/clock.ts';
import { database } from '#lib/database.ts';
import type { Prisma } from '#lib/prisma/client.ts';
import { type DeskState, deskState } from '../workflow.ts';
import type { missingThings, StoryListFilter } from './story-filter.ts';

export type DeskStory = {
  id: number;
  headline: string;
  url: string;
  state: DeskState;
  /** What readers see, which `state` alone does not say of a live story whose next text is under way. */
  status: 'draft' | 'live' | 'withdrawn';
  section: { slug: string; name: string };
  format: { slug: string; name: string };
  edition: { slug: string; name: string };
  /** The names in the byline, in order. */
  byline: string[];
  assignee: { id: string; name: string } | null;
  dueAt: Date | null;
  isOverdue: boolean;
  publishAt: Date | null;
  withdrawAt: Date | null;
  embargoUntil: Date | null;
  hasLegalFlag: boolean;
  /** What it cannot go to readers without, or should not. */
  missing: MissingThing[];
  changedAt: Date;
  changedBy: string | null;
  firstPublishedAt: Date | null;
};

export type DeskStoryPage = { stories: DeskStory[]; total: number; page: number; pages: number };

export const deskStoriesPerPage = 50;

/** One page, counted from 1. A contributor finds own stories only. */
export async function listDeskStories({
  actor,
  filter,
  page = 1,
  perPage = deskStoriesPerPage,
  at = now(),
}: {
  actor: Actor;
  filter: StoryListFilter;
  page?: number;
  perPage?: number;
  at?: Date;
}): Promise<DeskStoryPage> {
  const where = matching(actor, filter, at);
  // Which ones first, then what they say: joined before they are cut, all ten thousand would be read.
  const [total, found] = await Promise.all([
    database().article.count({ where }),
    database().article.findMany({
      where,
      select: { id: true },
      orderBy: orderOf(filter),
      skip: (page - 1) * perPage,
      take: perPage,
    }),
  ]);
  const ids = found.map(({ id }) => id);
  const rows = await database().article.findMany({
    where: { id: { in: ids } },
    select: rowSelect,
    relationLoadStrategy: 'join',
  });
  const inOrder = rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
  const stories = await withNames(inOrder, at);
  return { stories, total, page, pages: Math.max(1, Math.ceil(total / perPage)) };
}

const named = { select: { slug: true, name: true } } as const;

const rowSelect = {
  id: true,
  status: true,
  stage: true,
  assigneeId: true,
  dueAt: true,
  publishAt: true,
  withdrawAt: true,
  embargoUntil: true,
  legalReason: true,
  firstPublishedAt: true,
  headRevision: {
    select: {
      slug: true,
      section: named,
      format: named,
      edition: named,
      headline: true,
      standfirst: true,
      pictureId: true,
      createdAt: true,
      authorName: true,
      bylines: { select: { person: { select: { name: true } } }, orderBy: { position: 'asc' } },
    },
  },
} satisfies Prisma.ArticleSelect;

type Row = Prisma.ArticleGetPayload<{ select: typeof rowSelect }>;

async function withNames(rows: Row[], at: Date): Promise<DeskStory[]> {
  const ids = [...new Set(rows.flatMap(({ assigneeId }) => assigneeId ?? []))];
  const staff = ids.length
    ? await database().staff.findMany({
        where: { id: { in: ids } },
        select: { id: true, name: true },
      })
    : [];
  const staffOf = new Map(staff.map((who) => [who.id, who]));
  return rows.flatMap(({ headRevision: head, assigneeId, legalReason, stage, ...row }) => {
    if (!head) return [];
    return {
      ...row,
      headline: head.headline,
      url: `/${head.section.slug}/${head.slug}`,
      state: deskState({ status: row.status, stage }),
      section: head.section,
      format: head.format,
      edition: head.edition,
      byline: head.bylines.map(({ person }) => person.name),
      assignee: assigneeId ? (staffOf.get(assigneeId) ?? null) : null,
      isOverdue: row.dueAt !== null && row.dueAt < at && stage !== 'settled',
      hasLegalFlag: legalReason !== null,
      missing: missingIn(head),
      changedAt: head.createdAt,
      changedBy: head.authorName,
    };
  });
}

export type MissingThing = Extract<
  (typeof missingThings)[number],
  'picture' | 'byline' | 'standfirst'
>;

function missingIn(head: NonNullable<Row['headRevision']>): MissingThing[] {
  return [
    ...(head.standfirst === '' ? (['standfirst'] as const) : []),
    ...(head.bylines.length === 0 ? (['byline'] as const) : []),
    ...(head.pictureId === null ? (['picture'] as const) : []),
  ];
}

/** The condition of a filter, with what the actor may see. */
export function matching(
  actor: Actor,
  filter: StoryListFilter,
  at: Date,
): Prisma.ArticleWhereInput {
  const { state, section, format, edition, person, text, missing } = filter;
  const conditions: Prisma.ArticleWhereInput[] = [{ headRevisionId: { not: null } }];
  if (!roleAtLeast(actor, 'writer')) conditions.push(ownStories(actor));
  if (state?.length) conditions.push({ OR: state.map(inState) });
  const head: Prisma.RevisionWhereInput = {};
  if (section?.length) head.section = { slug: { in: section } };
  if (format?.length) head.format = { slug: { in: format } };
  if (edition) head.edition = { slug: edition };
  if (person) head.bylines = { some: { person: { slug: person } } };
  if (Object.keys(head).length > 0) conditions.push({ headRevision: { is: head } });
  if (text) conditions.push(...text.split(/\s+/).map(saying));
  if (filter.assignee) conditions.push(withWhom(actor, filter.assignee));
  if (filter.due) conditions.push(dueBy(filter.due, at));
  if (missing) conditions.push(lacking(missing));
  if (filter.held === 'legal') conditions.push({ legalReason: { not: null } });
  if (filter.held === 'embargo') conditions.push({ embargoUntil: { not: null } });
  return { AND: conditions };
}

/** What is somebody's own: begun by them, with them, or under their name. */
export function ownStories({ staffId, personId }: Actor): Prisma.ArticleWhereInput {
  const own: Prisma.ArticleWhereInput[] = [{ createdById: staffId }, { assigneeId: staffId }];
  if (personId !== null) own.push({ headRevision: { is: { bylines: { some: { personId } } } } });
  return { OR: own };
}

export function inState(state: DeskState): Prisma.ArticleWhereInput {
  if (state === 'live' || state === 'withdrawn') return { stage: 'settled', status: state };
  return { stage: state };
}

function saying(word: string): Prisma.ArticleWhereInput {
  const said = { contains: word, mode: 'insensitive' } as const;
  return { headRevision: { is: { OR: [{ headline: said }, { slug: said }] } } };
}

function withWhom({ staffId }: Actor, assignee: string): Prisma.ArticleWhereInput {
  if (assignee === 'nobody') return { assigneeId: null };
  return { assigneeId: assignee === 'me' ? staffId : assignee };
}

const dayMs = 24 * 60 * 60_000;
const spans = { overdue: 0, today: dayMs, week: 7 * dayMs };

/** `today` is the next 24 hours: a deadline at 00:30 is today's worry. */
function dueBy(due: keyof typeof spans, at: Date): Prisma.ArticleWhereInput {
  return { dueAt: { lte: new Date(at.getTime() + spans[due]) }, stage: { not: 'settled' } };
}

function lacking(thing: NonNullable<StoryListFilter['missing']>): Prisma.ArticleWhereInput {
  switch (thing) {
    case 'assignee':
      return { assigneeId: null };
    case 'due':
      return { dueAt: null };
    case 'picture':
      return { headRevision: { is: { pictureId: null } } };
    case 'byline':
      return { headRevision: { is: { bylines: { none: {} } } } };
    case 'standfirst':
      return { headRevision: { is: { standfirst: '' } } };
  }
}

function orderOf({ sort, direction }: StoryListFilter): Prisma.ArticleOrderByWithRelationInput[] {
  const order = (first: 'asc' | 'desc') =>
    direction ? (direction === 'up' ? 'asc' : 'desc') : first;
  const last = (first: 'asc' | 'desc') => ({ sort: order(first), nulls: 'last' }) as const;
  switch (sort) {
    case 'due':
      return [{ dueAt: last('asc') }, { id: 'desc' }];
    case 'published':
      return [{ firstPublishedAt: last('desc') }, { id: 'desc' }];
    case 'scheduled':
      return [{ publishAt: last('asc') }, { id: 'desc' }];
    case 'headline':
      return [{ headRevision: { headline: order('asc') } }, { id: 'desc' }];
    default:
      // A revision's id counts up as stories are saved, and is the head's own key.
      return [{ headRevisionId: order('desc') }];
  }
}
