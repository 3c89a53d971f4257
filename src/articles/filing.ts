/** What the content files write: the shape of a story's front matter and the operations that file it. */
export { type FiledStory, type StoryFile, saveRelated, saveStory } from './save-story.ts';
export { type StoryEntry, storySchema } from './schema.ts';
