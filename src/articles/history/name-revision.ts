/** Gives a revision a name, by which it is found again. A named revision is kept for good. */
import { z } from 'zod';
import { type Actor, record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { plainLines } from '#lib/plain-lines.ts';
import { lockStory } from '../drafts/story-at-desk.ts';
import { mayEditStory } from '../policy.ts';

export const revisionNameLimit = 80;
export const revisionNameSchema = z
  .string()
  .transform((text) => plainLines(text).replaceAll(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(revisionNameLimit));

export type NameResult = { kind: 'named' } | { kind: 'forbidden' } | { kind: 'absent' };

export async function nameRevision({
  actor,
  articleId,
  revision,
  name,
}: {
  actor: Actor;
  articleId: number;
  revision: number;
  name: string;
}): Promise<NameResult> {
  return change(async (tx) => {
    const story = await lockStory(tx, articleId);
    const where = { articleId_number: { articleId, number: revision } };
    const row = await tx.revision.findUnique({ where, select: { name: true } });
    if (!story || !row) return { kind: 'absent' };
    if (!mayEditStory(actor, story.owned)) return { kind: 'forbidden' };
    await tx.revision.update({
      where,
      data: { name, isPinned: true },
      select: { id: true },
    });
    await record(tx, {
      actor,
      action: 'story.name-revision',
      subject: `story:${articleId}`,
      before: { revision, name: row.name },
      after: { revision, name },
    });
    return { kind: 'named' };
  });
}
