/**
 * The history of a story at the desk. Every save is kept as a revision of its own for a day at least;
 * the history shows saves of one person that are close together as one entry.
 */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { sittingMs } from '../drafts/save-draft.ts';
import { findStoryAtDesk } from '../drafts/story-at-desk.ts';
import { mayReadStory } from '../policy.ts';

/** Saves of one person, close together. */
export type HistoryEntry = {
  /** The last of them: what the entry shows, compares and restores. */
  revision: number;
  /** The first of them, and how many there are. */
  from: number;
  saves: number;
  startedAt: Date;
  at: Date;
  /** Who saved it; null when a content file did. */
  by: string | null;
  name: string | null;
  /** It has edits of others in it, which were saved at the same time. */
  isMerged: boolean;
  isHead: boolean;
  isLive: boolean;
  /** When it went before readers, each time. */
  published: { at: Date; isMinor: boolean }[];
};

export type HistoryResult =
  | { kind: 'found'; entries: HistoryEntry[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** Newest first. */
export async function listRevisions(actor: Actor, articleId: number): Promise<HistoryResult> {
  const story = await findStoryAtDesk(database(), articleId);
  if (!story) return { kind: 'absent' };
  if (!mayReadStory(actor, story.owned)) return { kind: 'forbidden' };
  const rows = await database().revision.findMany({
    where: { articleId },
    select: {
      number: true,
      createdAt: true,
      authorId: true,
      authorName: true,
      baseNumber: true,
      name: true,
      isPinned: true,
      publishings: { select: { at: true, isMinor: true }, orderBy: { id: 'asc' } },
    },
    orderBy: { number: 'asc' },
  });
  return {
    kind: 'found',
    entries: joinCloseEdits(rows, {
      head: story.headRevision.number,
      live: story.liveRevision?.number ?? null,
    }),
  };
}

export type HistoryRow = {
  number: number;
  createdAt: Date;
  authorId: string | null;
  authorName: string | null;
  baseNumber: number | null;
  name: string | null;
  isPinned: boolean;
  publishings: { at: Date; isMinor: boolean }[];
};

/** `rows` by number. What has a name, was published or is kept for good ends its entry. */
export function joinCloseEdits(
  rows: HistoryRow[],
  marks: { head: number; live: number | null },
): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  let before: HistoryRow | undefined;
  for (const row of rows) {
    const entry: HistoryEntry = {
      revision: row.number,
      from: row.number,
      saves: 1,
      startedAt: row.createdAt,
      at: row.createdAt,
      by: row.authorName,
      name: row.name,
      isMerged: row.baseNumber !== null && before !== undefined && row.baseNumber < before.number,
      isHead: row.number === marks.head,
      isLive: row.number === marks.live,
      published: row.publishings,
    };
    const last = entries.at(-1);
    if (last && before && isOneSitting(before, row)) {
      const { from, startedAt, isMerged } = last;
      entries[entries.length - 1] = {
        ...entry,
        from,
        startedAt,
        saves: last.saves + 1,
        isMerged: isMerged || entry.isMerged,
      };
    } else {
      entries.push(entry);
    }
    before = row;
  }
  return entries.reverse();
}

function isOneSitting(before: HistoryRow, row: HistoryRow): boolean {
  if (before.name !== null || before.isPinned || before.publishings.length > 0) return false;
  if (row.authorId === null || row.authorId !== before.authorId) return false;
  return row.createdAt.getTime() - before.createdAt.getTime() < sittingMs;
}
