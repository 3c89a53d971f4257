/** What the desk says to itself about a story. A note stays as it was said; a mention calls somebody. */
import type { Actor } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { now } from '#lib/clock.ts';
import { database } from '#lib/database.ts';
import { findStoryAtDesk } from '../drafts/story-at-desk.ts';
import { mayReadStory } from '../policy.ts';

export const noteLimit = 2000;

export type Note = {
  id: number;
  author: { id: string; name: string };
  text: string;
  at: Date;
  mentions: { id: string; name: string }[];
};

export type AddNoteResult =
  | { kind: 'added'; note: Note }
  | { kind: 'invalid'; problems: { field: 'text' | 'mentions'; code: 'missing' | 'unknown' }[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/**
 * `mentions` are members of staff, by id. Somebody who may not read the story cannot be called to it,
 * and counts as unknown; calling oneself calls nobody.
 */
export async function addNote({
  actor,
  articleId,
  text: said,
  mentions: called = [],
  at = now(),
}: {
  actor: Actor;
  articleId: number;
  text: string;
  mentions?: string[] | undefined;
  at?: Date;
}): Promise<AddNoteResult> {
  const text = said.trim();
  return change(async (tx) => {
    const story = await findStoryAtDesk(tx, articleId);
    if (!story) return { kind: 'absent' };
    if (!mayReadStory(actor, story.owned)) return { kind: 'forbidden' };
    if (text === '') return { kind: 'invalid', problems: [{ field: 'text', code: 'missing' }] };
    const ids = [...new Set(called)].filter((id) => id !== actor.staffId);
    const found = await tx.staff.findMany({
      where: { id: { in: ids }, deactivatedAt: null },
      select: { id: true, name: true, role: true, personId: true },
    });
    const readers = found.filter(({ id, ...who }) =>
      mayReadStory({ ...who, staffId: id }, story.owned),
    );
    if (readers.length < ids.length) {
      return { kind: 'invalid', problems: [{ field: 'mentions', code: 'unknown' }] };
    }
    const { id } = await tx.storyNote.create({
      data: {
        articleId,
        authorId: actor.staffId,
        authorName: actor.name,
        text,
        at,
        mentions: { create: readers.map((reader) => ({ staffId: reader.id })) },
      },
      select: { id: true },
    });
    const mentions = readers.map(({ id: staffId, name }) => ({ id: staffId, name }));
    const author = { id: actor.staffId, name: actor.name };
    return { kind: 'added', note: { id, author, text, at, mentions } };
  });
}

export type NotesResult =
  | { kind: 'found'; notes: Note[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** Oldest first. */
export async function listNotes(actor: Actor, articleId: number): Promise<NotesResult> {
  const db = database();
  const story = await findStoryAtDesk(db, articleId);
  if (!story) return { kind: 'absent' };
  if (!mayReadStory(actor, story.owned)) return { kind: 'forbidden' };
  const rows = await db.storyNote.findMany({
    where: { articleId },
    include: { mentions: true },
    orderBy: { id: 'asc' },
  });
  const called = await db.staff.findMany({
    where: { id: { in: rows.flatMap(({ mentions }) => mentions.map(({ staffId }) => staffId)) } },
    select: { id: true, name: true },
  });
  const notes = rows.map(({ id, authorId, authorName, text, at, mentions }) => ({
    id,
    author: { id: authorId, name: authorName },
    text,
    at,
    mentions: called.filter((who) => mentions.some(({ staffId }) => staffId === who.id)),
  }));
  return { kind: 'found', notes };
}

/** Takes the actor's own mentions on a story off their Today page. */
export async function seeMentions({
  actor,
  articleId,
  at = now(),
}: {
  actor: Actor;
  articleId: number;
  at?: Date;
}): Promise<{ kind: 'seen' }> {
  await database().mention.updateMany({
    where: { staffId: actor.staffId, seenAt: null, note: { articleId } },
    data: { seenAt: at },
  });
  return { kind: 'seen' };
}
