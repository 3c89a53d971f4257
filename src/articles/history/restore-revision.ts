/** Makes what an earlier revision said the head again, as a revision of its own: nothing is undone. */
import { type Actor, record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { type DraftProblem, sameDraft } from '../draft.ts';
import { draftOf, revisionSelect } from '../drafts/read-revision.ts';
import { resolveDraft } from '../drafts/resolve-draft.ts';
import { isSlugTaken } from '../drafts/slugs.ts';
import { lockStory } from '../drafts/story-at-desk.ts';
import { writeRevision } from '../drafts/write-revision.ts';
import { mayEditStory } from '../policy.ts';
import { stageAfterEdit } from '../workflow.ts';

export type RestoreResult =
  | { kind: 'restored'; revision: number; at: Date }
  | { kind: 'invalid'; problems: DraftProblem[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** An address that another story has taken since is not taken back. Readers see nothing of it yet. */
export async function restoreRevision({
  actor,
  articleId,
  revision,
}: {
  actor: Actor;
  articleId: number;
  revision: number;
}): Promise<RestoreResult> {
  return change(async (tx) => {
    const story = await lockStory(tx, articleId);
    const row = await tx.revision.findUnique({
      where: { articleId_number: { articleId, number: revision } },
      select: revisionSelect,
    });
    if (!story || !row) return { kind: 'absent' };
    if (!mayEditStory(actor, story.owned)) return { kind: 'forbidden' };
    const head = story.headRevision;
    const draft = draftOf(row);
    if (await isSlugTaken(tx, { slug: draft.slug, articleId })) draft.slug = head.slug;
    if (sameDraft(draft, draftOf(head))) {
      return { kind: 'restored', revision: head.number, at: head.createdAt };
    }
    const resolved = await resolveDraft(tx, draft);
    if (!resolved.ok) return { kind: 'invalid', problems: resolved.problems };
    const made = await writeRevision(tx, {
      articleId,
      number: head.number + 1,
      draft,
      ids: resolved.ids,
      author: actor,
      base: head.number,
    });
    await tx.article.update({
      where: { id: articleId },
      data: { isEditedAtDesk: true, stage: stageAfterEdit(story.stage) },
    });
    await record(tx, {
      actor,
      action: 'story.restore-revision',
      subject: `story:${articleId}`,
      before: { revision: head.number },
      after: { revision: made.number, restored: revision },
    });
    return { kind: 'restored', revision: made.number, at: made.createdAt };
  });
}
