/** What feeds, sitemaps and other machines read of stories. */
export { listStoryAddresses, type StoryAddress, storiesPerPart } from './read-addresses.ts';
export {
  type Counterpart,
  findStoryById,
  listCounterparts,
  listWholeStories,
  type StoryCursor,
} from './read-whole.ts';
