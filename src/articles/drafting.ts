/** What the desk does with a story's text: starts it, opens it, saves it, looks back, and who else is in it. */
export {
  addCorrection,
  type CorrectionResult,
  correctionSchema,
  type NewCorrection,
} from './corrections/add-correction.ts';
export {
  readCorrections,
  type StoryCorrections,
} from './corrections/read-corrections.ts';
export { type CreateResult, createStory, type NewStory } from './drafts/create-story.ts';
export { type DeskDraft, type DraftResult, getDraft } from './drafts/get-draft.ts';
export { type Save, type SaveResult, saveDraft } from './drafts/save-draft.ts';
export {
  type CompareResult,
  compareRevisions,
  type FieldDiff,
} from './history/compare-revisions.ts';
export type { BlockDiff, DiffPart } from './history/diff.ts';
export { type HistoryEntry, type HistoryResult, listRevisions } from './history/list-revisions.ts';
export { type NameResult, nameRevision, revisionNameSchema } from './history/name-revision.ts';
export { type RestoreResult, restoreRevision } from './history/restore-revision.ts';
export { thinning } from './history/thin-revisions.ts';
export { presentFields } from './limits.ts';
export { bePresent, leaveStory, type PresenceResult, type PresentStaff } from './presence.ts';
