/**
 * The way of a story from idea to live. Status says what readers see, stage how far the head is; no
 * move leads to readers but publishing. Pure: who may make a move is in `policy.ts`.
 */

/** What readers see: nothing yet, the live revision, or that it is gone. */
export const articleStatuses = ['draft', 'live', 'withdrawn'] as const;
export type ArticleStatus = (typeof articleStatuses)[number];

/** How far the head is. `settled`: nothing is on its way to readers. */
export const articleStages = [
  'idea',
  'draft',
  'in_review',
  'ready',
  'scheduled',
  'settled',
] as const;
export type ArticleStage = (typeof articleStages)[number];

/** The one word a story is filed under on the desk: its stage, or, once settled, its status. */
export const deskStates = [
  'idea',
  'draft',
  'in_review',
  'ready',
  'scheduled',
  'live',
  'withdrawn',
] as const;
export type DeskState = (typeof deskStates)[number];

/** `live` with a changed head that is in review is `in_review`: the desk shows its status beside it. */
export function deskState({ status, stage }: { status: ArticleStatus; stage: ArticleStage }) {
  const state: DeskState = stage === 'settled' ? (status === 'draft' ? 'draft' : status) : stage;
  return state;
}

/** The stages a story is moved between by hand; scheduling and publishing are operations of their own. */
export type HandStage = Extract<ArticleStage, 'idea' | 'draft' | 'in_review' | 'ready'>;
export const handStages = ['idea', 'draft', 'in_review', 'ready'] as const satisfies HandStage[];

const moves: Record<ArticleStage, readonly HandStage[]> = {
  idea: ['draft'],
  draft: ['idea', 'in_review', 'ready'],
  in_review: ['draft', 'ready'],
  ready: ['in_review', 'draft'],
  // A scheduled story is taken off the schedule first, and a settled one is edited first.
  scheduled: [],
  settled: ['draft'],
};

/** Where a story may be moved from here, whoever moves it. An idea readers have seen is none. */
export function movesFrom(story: { status: ArticleStatus; stage: ArticleStage }): HandStage[] {
  return moves[story.stage].filter((to) => to !== 'idea' || story.status === 'draft');
}

/** The stage after somebody changed the head: what was settled is on its way again. */
export function stageAfterEdit(stage: ArticleStage): ArticleStage {
  return stage === 'settled' ? 'draft' : stage;
}
