/** The second door, for the browser too: what a draft is, its limits, and who may do what. No I/O. */
export { bylineEditions, bylineGroups } from './byline.ts';
export { type Choice, type DraftConflict, settleConflicts } from './conflict.ts';
export {
  bylineLimit,
  bylineRoles,
  captionLimit,
  type Draft,
  type DraftField,
  type DraftProblem,
  type DraftSource,
  draftSchema,
  draftSourceSchema,
  headlineRoom,
  problemsBeforePublishing,
  sameDraft,
  sourcesLimit,
  standfirstRoom,
  topicsLimit,
} from './draft.ts';
export { mergeDrafts } from './drafts/merge-drafts.ts';
export {
  correctionLimit,
  headlineLimit,
  type PresentField,
  presenceEveryMs,
  standfirstLimit,
} from './limits.ts';
export {
  mayAssignStory,
  mayChangeGate,
  mayCloseLegalFlag,
  mayCorrectStory,
  mayEditStory,
  mayEmbargoStory,
  mayMoveStory,
  mayOpenLegalFlag,
  mayPublishStory,
  mayReadStory,
  mayStartStory,
  type OwnedStory,
} from './policy.ts';
export type { Issue } from './requirements/check.ts';
export { defaultLevels, type RuleLevel, ruleLevels } from './requirements/levels.ts';
export { type RuleName, ruleNames } from './requirements/requirement.ts';
export {
  type ArticleStage,
  type ArticleStatus,
  articleStages,
  articleStatuses,
  type DeskState,
  deskState,
  deskStates,
  type HandStage,
  handStages,
  movesFrom,
} from './workflow.ts';
