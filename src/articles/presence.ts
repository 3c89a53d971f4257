/**
 * Who else has a story open. A browser says every few seconds that it is there; who has not for a while
 * is gone, without saying so. In the database, so that it is one answer for every instance.
 */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { findStoryAtDesk } from './drafts/story-at-desk.ts';
import { type PresentField, presentFields } from './limits.ts';
import { mayReadStory } from './policy.ts';

/** Who has said nothing for this long is gone: three times its beat, and a slow line. */
const goneAfterMs = 15_000;

export type PresentStaff = {
  staffId: string;
  name: string;
  since: Date;
  isEditing: boolean;
  /** Where the cursor is, when it is in the words. */
  field: PresentField | null;
};

export type PresenceResult =
  | {
      kind: 'present';
      /** Everybody else who has the story open, first come first. */
      others: PresentStaff[];
      /** The head, so that the editor hears of a save within seconds. */
      head: { revision: number; at: Date; by: string | null };
    }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** Says that the actor has the story open and answers who else has. */
export async function bePresent({
  actor,
  articleId,
  at,
  isEditing,
  field = null,
}: {
  actor: Actor;
  articleId: number;
  at: Date;
  isEditing: boolean;
  field?: PresentField | null | undefined;
}): Promise<PresenceResult> {
  const db = database();
  const story = await findStoryAtDesk(db, articleId);
  if (!story) return { kind: 'absent' };
  if (!mayReadStory(actor, story.owned)) return { kind: 'forbidden' };
  const gone = new Date(at.getTime() - goneAfterMs);
  await db.presence.deleteMany({ where: { articleId, seenAt: { lt: gone } } });
  const { staffId, name } = actor;
  await db.presence.upsert({
    where: { articleId_staffId: { articleId, staffId } },
    create: { articleId, staffId, name, since: at, seenAt: at, isEditing, field },
    update: { name, seenAt: at, isEditing, field },
    select: { staffId: true },
  });
  const others = await db.presence.findMany({
    where: { articleId, staffId: { not: staffId }, seenAt: { gte: gone } },
    select: { staffId: true, name: true, since: true, isEditing: true, field: true },
    orderBy: [{ since: 'asc' }, { staffId: 'asc' }],
  });
  const { number: revision, createdAt, authorName } = story.headRevision;
  const present = others.map((each) => ({ ...each, field: fieldOf(each.field) }));
  return { kind: 'present', others: present, head: { revision, at: createdAt, by: authorName } };
}

/** Says that the actor has closed the story, so that others need not wait to hear it. */
export async function leaveStory(actor: Actor, articleId: number): Promise<{ kind: 'left' }> {
  await database().presence.deleteMany({ where: { articleId, staffId: actor.staffId } });
  return { kind: 'left' };
}

function fieldOf(word: string | null): PresentField | null {
  return presentFields.find((field) => field === word) ?? null;
}
