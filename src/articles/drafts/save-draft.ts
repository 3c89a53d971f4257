/**
 * Saves what somebody wrote. A save names the revision it started from; what others saved meanwhile is
 * merged, or given back with both texts. Nobody's words are ever written over unseen.
 */
import { type Actor, record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import type { DraftConflict } from '../conflict.ts';
import { type Draft, type DraftProblem, sameDraft } from '../draft.ts';
import { mayEditStory } from '../policy.ts';
import { stageAfterEdit } from '../workflow.ts';
import { mergeDrafts } from './merge-drafts.ts';
import { draftOf, revisionSelect } from './read-revision.ts';
import { resolveDraft } from './resolve-draft.ts';
import { isSlugTaken } from './slugs.ts';
import { lockStory, type StoryAtDesk } from './story-at-desk.ts';
import { writeRevision } from './write-revision.ts';

export type Save = {
  actor: Actor;
  articleId: number;
  /** The number of the revision the draft was made from. */
  base: number;
  /** Names this save, so that asking again after a lost answer saves nothing twice. */
  key?: string | undefined;
  draft: Draft;
};

export type SaveResult =
  | { kind: 'saved'; revision: number; at: Date }
  /** Others had saved; `draft` is theirs and this one together, and it is saved. */
  | { kind: 'merged'; revision: number; at: Date; draft: Draft }
  /**
   * Nothing was saved. `merged` has what could be merged, with their words where it could not. Save
   * again with `base`, when somebody has chosen.
   */
  | { kind: 'conflict'; base: number; theirs: Draft; merged: Draft; conflicts: DraftConflict[] }
  | { kind: 'invalid'; problems: DraftProblem[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

/** Saves that follow each other this closely are one sitting: the audit log names it once. */
export const sittingMs = 10 * 60 * 1000;

export async function saveDraft(save: Save): Promise<SaveResult> {
  return change(async (tx) => {
    const story = await lockStory(tx, save.articleId);
    if (!story) return { kind: 'absent' };
    if (!mayEditStory(save.actor, story.owned)) return { kind: 'forbidden' };
    return (await answerAgain(tx, save)) ?? (await mergeAndSave(tx, save, story));
  });
}

/** What a save that was made before was answered, when it is asked for again. */
async function answerAgain(tx: Transaction, { articleId, key }: Save): Promise<SaveResult | null> {
  if (!key) return null;
  const made = await tx.revision.findUnique({
    where: { articleId_saveKey: { articleId, saveKey: key } },
    select: revisionSelect,
  });
  if (!made) return null;
  const { number: revision, createdAt: at, baseNumber } = made;
  if (baseNumber === revision - 1) return { kind: 'saved', revision, at };
  return { kind: 'merged', revision, at, draft: draftOf(made) };
}

async function mergeAndSave(tx: Transaction, save: Save, story: StoryAtDesk): Promise<SaveResult> {
  const { headRevision: head } = story;
  const theirs = draftOf(head);
  if (sameDraft(save.draft, theirs)) {
    return { kind: 'saved', revision: head.number, at: head.createdAt };
  }
  if (save.base === head.number) return write(tx, save, story);
  const base = await findBase(tx, save, head.number);
  const { merged, conflicts } = mergeDrafts({ base, mine: save.draft, theirs });
  if (conflicts.length > 0) {
    return { kind: 'conflict', base: head.number, theirs, merged, conflicts };
  }
  if (sameDraft(merged, theirs)) {
    return { kind: 'merged', revision: head.number, at: head.createdAt, draft: merged };
  }
  const written = await write(tx, { ...save, draft: merged }, story);
  return written.kind === 'saved' ? { ...written, kind: 'merged', draft: merged } : written;
}

/**
 * The revision a save started from. In-between revisions are thinned out after a day; the one kept
 * before it is an ancestor of both texts as well, so merging from there loses nothing. Null when the
 * save names a revision that was never made.
 */
async function findBase(tx: Transaction, { articleId, base }: Save, head: number) {
  if (base > head) return null;
  const row = await tx.revision.findFirst({
    where: { articleId, number: { lte: base } },
    select: revisionSelect,
    orderBy: { number: 'desc' },
  });
  return row && { draft: draftOf(row), isExact: row.number === base };
}

async function write(
  tx: Transaction,
  { actor, articleId, base, key, draft }: Save,
  { headRevision: head, stage }: StoryAtDesk,
): Promise<SaveResult> {
  const resolved = await resolveDraft(tx, draft);
  const problems = resolved.ok ? [] : resolved.problems;
  if (draft.slug !== head.slug && (await isSlugTaken(tx, { slug: draft.slug, articleId }))) {
    problems.push({ field: 'slug', code: 'taken' });
  }
  if (!resolved.ok || problems.length > 0) return { kind: 'invalid', problems };
  const made = await writeRevision(tx, {
    articleId,
    number: head.number + 1,
    draft,
    ids: resolved.ids,
    author: actor,
    base,
    saveKey: key,
  });
  await tx.article.update({
    where: { id: articleId },
    data: { isEditedAtDesk: true, stage: stageAfterEdit(stage) },
  });
  const isSameSitting =
    head.authorId === actor.staffId &&
    made.createdAt.getTime() - head.createdAt.getTime() < sittingMs;
  if (!isSameSitting) {
    const subject = `story:${articleId}` as const;
    await record(tx, { actor, action: 'story.edit', subject, after: { revision: made.number } });
  }
  return { kind: 'saved', revision: made.number, at: made.createdAt };
}
