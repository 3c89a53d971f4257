/** Who may do what with a story: one function an action, asked by operations and by screens alike. */
import { type Actor, roleAtLeast } from '#accounts/pure.ts';
import type { ArticleStage, HandStage } from './workflow.ts';

/** What decides whose a story is. */
export type OwnedStory = {
  status: string;
  firstPublishedAt: Date | null;
  createdById: string | null;
  stage: ArticleStage;
  assigneeId: string | null;
  /** Whose names stand over its head revision. */
  personIds: number[];
};

function isOwn(actor: Actor, story: OwnedStory): boolean {
  const signed = actor.personId !== null && story.personIds.includes(actor.personId);
  return signed || [story.createdById, story.assigneeId].includes(actor.staffId);
}

/** Everybody on the desk may start a story. */
export function mayStartStory(_actor: Actor): boolean {
  return true;
}

/** A contributor sees own stories; the newsroom sees all. */
export function mayReadStory(actor: Actor, story: OwnedStory): boolean {
  return actor.role !== 'contributor' || isOwn(actor, story);
}

/**
 * An editor edits every story, a writer own ones, a contributor own ones that were never published.
 * What was found ready or is scheduled is changed only by those who could have found it so.
 */
export function mayEditStory(actor: Actor, story: OwnedStory): boolean {
  if (roleAtLeast(actor, 'editor')) return true;
  if (!isOwn(actor, story) || story.stage === 'ready' || story.stage === 'scheduled') return false;
  return actor.role === 'writer' || story.firstPublishedAt === null;
}

/** A correction stands for ever under the publication's name, so an editor writes it. */
export function mayCorrectStory(actor: Actor): boolean {
  return roleAtLeast(actor, 'editor');
}

/** A contributor moves an own story between idea and draft, a writer sends it for review as well. */
export function mayMoveStory(actor: Actor, story: OwnedStory, to: HandStage): boolean {
  if (roleAtLeast(actor, 'editor')) return true;
  if (!mayEditStory(actor, story) || to === 'ready') return false;
  return to !== 'in_review' || actor.role === 'writer';
}

/** Publishing, scheduling, withdrawing and restoring: what readers see is an editor's to decide. */
export function mayPublishStory(actor: Actor): boolean {
  return roleAtLeast(actor, 'editor');
}

/** Who may edit a story may promise that it waits; only an editor lets it out earlier. */
export function mayEmbargoStory(
  actor: Actor,
  story: OwnedStory & { embargoUntil: Date | null },
  until: Date | null,
): boolean {
  if (roleAtLeast(actor, 'editor')) return true;
  const isLater = until !== null && (!story.embargoUntil || until >= story.embargoUntil);
  return isLater && mayEditStory(actor, story);
}

/** Whoever may edit a story may ask for the lawyers; an editor says that they have looked. */
export function mayOpenLegalFlag(actor: Actor, story: OwnedStory): boolean {
  return roleAtLeast(actor, 'editor') || mayEditStory(actor, story);
}

export function mayCloseLegalFlag(actor: Actor): boolean {
  return roleAtLeast(actor, 'editor');
}

/** An editor gives work to anybody; a writer takes what nobody has, and hands on what is their own. */
export function mayAssignStory(actor: Actor, story: OwnedStory, to: string | null): boolean {
  if (roleAtLeast(actor, 'editor')) return true;
  if (actor.role !== 'writer') return false;
  return isOwn(actor, story) || (story.assigneeId === null && to === actor.staffId);
}

/** What the publishing gate asks for is the publisher's to set. */
export function mayChangeGate(actor: Actor): boolean {
  return roleAtLeast(actor, 'publisher');
}
