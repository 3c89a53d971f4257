/** Moves a story between idea, draft, review and ready. No move shows anything to readers. */
import type { Actor } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { now } from '#lib/clock.ts';
import { lockStory } from '../drafts/story-at-desk.ts';
import { mayMoveStory } from '../policy.ts';
import { recordEvent } from '../record-event.ts';
import { type ArticleStage, type HandStage, movesFrom } from '../workflow.ts';

export type MoveResult =
  | { kind: 'moved'; from: ArticleStage; to: HandStage }
  | { kind: 'unchanged' }
  /** There is no such move from where the story is now. */
  | { kind: 'no-way'; from: ArticleStage }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

export async function moveStory({
  actor,
  articleId,
  to,
  note,
  at = now(),
}: {
  actor: Actor;
  articleId: number;
  to: HandStage;
  note?: string | undefined;
  at?: Date;
}): Promise<MoveResult> {
  return change(async (tx) => {
    const story = await lockStory(tx, articleId);
    if (!story) return { kind: 'absent' };
    if (!mayMoveStory(actor, story.owned, to)) return { kind: 'forbidden' };
    const from = story.stage;
    if (from === to) return { kind: 'unchanged' };
    if (!movesFrom(story).includes(to)) return { kind: 'no-way', from };
    await tx.article.update({
      where: { id: articleId },
      data: { stage: to },
      select: { id: true },
    });
    const revision = story.headRevision.number;
    const details = { from, to };
    await recordEvent(tx, { articleId, kind: 'moved', actor, at, revision, note, details });
    return { kind: 'moved', from, to };
  });
}
