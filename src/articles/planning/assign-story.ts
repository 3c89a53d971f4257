/** Whom a story is with, and by when: one person at a time, so that nobody waits for somebody else. */
import type { Actor } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { now } from '#lib/clock.ts';
import { lockStory } from '../drafts/story-at-desk.ts';
import { mayAssignStory } from '../policy.ts';
import { recordEvent } from '../record-event.ts';

export type AssignResult =
  | { kind: 'assigned'; assignee: { id: string; name: string } | null; dueAt: Date | null }
  | { kind: 'invalid'; problems: { field: 'assigneeId'; code: 'unknown' }[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** What is not said stays as it is; null takes it away. */
export async function assignStory(wanted: {
  actor: Actor;
  articleId: number;
  assigneeId?: string | null | undefined;
  dueAt?: Date | null | undefined;
  at?: Date;
}): Promise<AssignResult> {
  const { actor, articleId, at = now() } = wanted;
  return change(async (tx) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    const to = wanted.assigneeId === undefined ? story.assigneeId : wanted.assigneeId;
    const dueAt = wanted.dueAt === undefined ? story.dueAt : wanted.dueAt;
    if (!mayAssignStory(actor, story.owned, to)) return { kind: 'forbidden' };
    const assignee =
      to === null
        ? null
        : await tx.staff.findFirst({
            where: { id: to, deactivatedAt: null },
            select: { id: true, name: true },
          });
    if (to !== null && !assignee) {
      return { kind: 'invalid', problems: [{ field: 'assigneeId', code: 'unknown' }] };
    }
    await tx.article.update({
      where: { id: articleId },
      data: { assigneeId: to, dueAt },
      select: { id: true },
    });
    if (to !== story.assigneeId) {
      const details = { to: assignee?.name ?? null };
      await recordEvent(tx, { articleId, kind: 'assigned', actor, at, details });
    }
    if (dueAt?.getTime() !== story.dueAt?.getTime()) {
      const details = { dueAt: dueAt?.toISOString() ?? null };
      await recordEvent(tx, { articleId, kind: 'due', actor, at, details });
    }
    return { kind: 'assigned', assignee, dueAt };
  });
}
