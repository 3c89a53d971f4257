/** The corrections of one story as the desk sees them: also of a story that readers see no more. */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { findStoryAtDesk } from '../drafts/story-at-desk.ts';
import { mayReadStory } from '../policy.ts';

export type StoryCorrections =
  | {
      kind: 'found';
      /** Newest first. `by` is null when a content file made it. */
      corrections: {
        id: number;
        kind: 'correction' | 'clarification';
        text: string;
        at: Date;
        by: string | null;
      }[];
    }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

export async function readCorrections(actor: Actor, articleId: number): Promise<StoryCorrections> {
  const story = await findStoryAtDesk(database(), articleId);
  if (!story) return { kind: 'absent' };
  if (!mayReadStory(actor, story.owned)) return { kind: 'forbidden' };
  const rows = await database().correction.findMany({
    where: { articleId },
    select: { id: true, kind: true, text: true, at: true, actorName: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  return {
    kind: 'found',
    corrections: rows.map(({ actorName, ...correction }) => ({ ...correction, by: actorName })),
  };
}
