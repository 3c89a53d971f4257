/** What the gate would say of a story's head now, for the panel beside the editor. */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { draftOf } from '../drafts/read-revision.ts';
import { findStoryAtDesk } from '../drafts/story-at-desk.ts';
import { mayPublishStory, mayReadStory } from '../policy.ts';
import type { Issue } from '../requirements/check.ts';
import { checkDraft } from './gate.ts';

export type CheckResult =
  /** `mayOverride`: whether the actor may go past a stop, with a reason. */
  | { kind: 'checked'; revision: number; issues: Issue[]; mayOverride: boolean }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

export async function checkStory({
  actor,
  articleId,
}: {
  actor: Actor;
  articleId: number;
}): Promise<CheckResult> {
  const story = await findStoryAtDesk(database(), articleId);
  if (!story) return { kind: 'absent' };
  if (!mayReadStory(actor, story.owned)) return { kind: 'forbidden' };
  const { headRevision: head, legalReason } = story;
  return {
    kind: 'checked',
    revision: head.number,
    issues: await checkDraft(database(), { draft: draftOf(head), legalReason }),
    mayOverride: mayPublishStory(actor),
  };
}
