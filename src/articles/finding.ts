/** What feeds, sitemaps and other machines read of stories. */

export {
  type CorrectionPage,
  type ListedCorrection,
  listCorrections,
} from './corrections/list-corrections.ts';
export type { BlockDiff, DiffPart } from './history/diff.ts';
export { findStoryChanges, type StoryChange, type StoryChanges } from './history/story-changes.ts';
export { listStoryAddresses, type StoryAddress, storiesPerPart } from './read-addresses.ts';
export {
  type Counterpart,
  findStoryById,
  listCounterparts,
  listWholeStories,
  type StoryCursor,
} from './read-whole.ts';
