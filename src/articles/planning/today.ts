/** What somebody should look at now: theirs, what waits for them, what is due, and what was missed. */
import { type Actor, roleAtLeast } from '#accounts/index.ts';
import { now } from '#lib/clock.ts';
import { database } from '#lib/database.ts';
import type { Prisma } from '#lib/prisma/client.ts';
import { type DeskStory, listDeskStories, ownStories } from './list-desk-stories.ts';
import { storyFilterSchema } from './story-filter.ts';

export type MissedDeadline = {
  articleId: number;
  headline: string;
  /** `publish`, `withdraw`: done late. `window`, `failed`: not done, and off the schedule. */
  what: string;
  plannedFor: string | null;
  lateByMs: number | null;
  /** Why it failed. */
  reason: string | null;
  at: Date;
};

export type MentionOfMe = {
  noteId: number;
  articleId: number;
  headline: string;
  by: string;
  text: string;
  at: Date;
};

export type Today = {
  mine: DeskStory[];
  inReview: DeskStory[];
  due: DeskStory[];
  scheduled: DeskStory[];
  missed: MissedDeadline[];
  mentions: MentionOfMe[];
};

const perList = 20;
const missedForMs = 7 * 24 * 60 * 60_000;

export async function readToday(actor: Actor, at: Date = now()): Promise<Today> {
  const isEditor = roleAtLeast(actor, 'editor');
  const list = async (fields: Record<string, unknown>) => {
    const filter = storyFilterSchema.parse(fields);
    return (await listDeskStories({ actor, filter, perPage: perList, at })).stories;
  };
  const [mine, inReview, due, scheduled, missed, mentions] = await Promise.all([
    list({ assignee: 'me', state: ['idea', 'draft', 'in_review', 'ready'], sort: 'due' }),
    isEditor ? list({ state: ['in_review'] }) : [],
    isEditor ? list({ due: 'today', sort: 'due' }) : list({ due: 'today', assignee: 'me' }),
    list({ state: ['scheduled'], sort: 'scheduled' }),
    listMissed(actor, at),
    listMentions(actor),
  ]);
  return { mine, inReview, due, scheduled, missed, mentions };
}

/** Of the last seven days, newest first. Everybody but editors sees what is their own. */
export async function listMissed(actor: Actor, at: Date): Promise<MissedDeadline[]> {
  const since = new Date(at.getTime() - missedForMs);
  const rows = await database().articleEvent.findMany({
    where: {
      kind: 'missed',
      at: { gte: since },
      ...(roleAtLeast(actor, 'editor') ? {} : { article: ownStories(actor) }),
    },
    select: {
      articleId: true,
      at: true,
      note: true,
      details: true,
      article: { select: { headRevision: { select: { headline: true } } } },
    },
    orderBy: { id: 'desc' },
    take: perList,
  });
  return rows.map(({ articleId, at: when, note, details, article }) => ({
    articleId,
    headline: article.headRevision?.headline ?? '',
    what: textOf(details, 'what') ?? 'publish',
    plannedFor: textOf(details, 'plannedFor'),
    lateByMs: numberOf(details, 'lateByMs'),
    reason: note,
    at: when,
  }));
}

async function listMentions({ staffId }: Actor): Promise<MentionOfMe[]> {
  const rows = await database().mention.findMany({
    where: { staffId, seenAt: null },
    select: {
      note: {
        select: {
          id: true,
          articleId: true,
          authorName: true,
          text: true,
          at: true,
          article: { select: { headRevision: { select: { headline: true } } } },
        },
      },
    },
    orderBy: { noteId: 'desc' },
    take: perList,
  });
  return rows.map(({ note }) => ({
    noteId: note.id,
    articleId: note.articleId,
    headline: note.article.headRevision?.headline ?? '',
    by: note.authorName,
    text: note.text,
    at: note.at,
  }));
}

function fieldOf(details: Prisma.JsonValue, key: string): unknown {
  const isRecord = typeof details === 'object' && details !== null && !Array.isArray(details);
  return isRecord ? details[key] : undefined;
}

function textOf(details: Prisma.JsonValue, key: string): string | null {
  const value = fieldOf(details, key);
  return typeof value === 'string' ? value : null;
}

function numberOf(details: Prisma.JsonValue, key: string): number | null {
  const value = fieldOf(details, key);
  return typeof value === 'number' ? value : null;
}
