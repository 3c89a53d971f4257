/** The second door, for the browser too: what a draft is, its limits, and who may do what. No I/O. */
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
export { headlineLimit, standfirstLimit } from './limits.ts';
export {
  mayCorrectStory,
  mayEditStory,
  mayReadStory,
  mayStartStory,
  type OwnedStory,
} from './policy.ts';
