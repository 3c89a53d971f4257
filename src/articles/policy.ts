/** Who may do what with a story: one function an action, asked by operations and by screens alike. */
import { type Actor, roleAtLeast } from '#accounts/pure.ts';

/** What decides whose a story is. */
export type OwnedStory = {
  status: string;
  firstPublishedAt: Date | null;
  createdById: string | null;
  /** Whose names stand over its head revision. */
  personIds: number[];
};

function isOwn(actor: Actor, story: OwnedStory): boolean {
  const signed = actor.personId !== null && story.personIds.includes(actor.personId);
  return story.createdById === actor.staffId || signed;
}

/** Everybody on the desk may start a story. */
export function mayStartStory(_actor: Actor): boolean {
  return true;
}

/** A contributor sees own stories; the newsroom sees all. */
export function mayReadStory(actor: Actor, story: OwnedStory): boolean {
  return actor.role !== 'contributor' || isOwn(actor, story);
}

/** An editor edits every story, a writer own ones, a contributor own ones that were never published. */
export function mayEditStory(actor: Actor, story: OwnedStory): boolean {
  if (roleAtLeast(actor, 'editor')) return true;
  if (!isOwn(actor, story)) return false;
  return actor.role === 'writer' || story.firstPublishedAt === null;
}

/** A correction stands for ever under the publication's name, so an editor writes it. */
export function mayCorrectStory(actor: Actor, story: OwnedStory): boolean {
  return roleAtLeast(actor, 'editor') && story.firstPublishedAt !== null;
}
