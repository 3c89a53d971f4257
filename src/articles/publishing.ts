/** What brings a story to readers and takes it away again: by hand, and by the clock. */
export { type CheckResult, checkStory } from './publishing/check-story.ts';
export { type EmbargoResult, embargoStory } from './publishing/embargo.ts';
export { findDeadLinks } from './publishing/find-dead-links.ts';
export { type Override, overrideSchema } from './publishing/gate.ts';
export { levelChoicesSchema, readGate, saveGate } from './publishing/gate-settings.ts';
export { closeLegalFlag, type LegalFlagResult, openLegalFlag } from './publishing/legal-flag.ts';
export { type Publish, type PublishResult, publishStory } from './publishing/publish-story.ts';
export { type DueResult, runDue } from './publishing/run-due.ts';
export {
  type Schedule,
  type ScheduleResult,
  scheduleStory,
  unscheduleStory,
} from './publishing/schedule-story.ts';
export {
  planWithdrawal,
  type RestoreResult,
  restoreStory,
  type WithdrawResult,
  withdrawStory,
} from './publishing/withdraw-story.ts';
