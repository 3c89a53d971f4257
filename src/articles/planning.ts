/** What the desk does around a story's text: who has it, how far it is, what is said of it, what is next. */
export { type AssignResult, assignStory } from './planning/assign-story.ts';
export { type BoardColumn, boardColumns } from './planning/board.ts';
export { changeMany, changeManySchema } from './planning/change-many.ts';
export {
  type DeskStory,
  type DeskStoryPage,
  listDeskStories,
} from './planning/list-desk-stories.ts';
export { type MoveResult, moveStory } from './planning/move-story.ts';
export { addNote, listNotes, type Note, noteLimit, seeMentions } from './planning/notes.ts';
export {
  listViews,
  removeView,
  type SavedView,
  savedViewSchema,
  saveView,
} from './planning/saved-views.ts';
export { pageSchema, type StoryListFilter, storyFilterSchema } from './planning/story-filter.ts';
export { readPlan, type StoryHappening, type StoryPlan } from './planning/story-plan.ts';
export { type MentionOfMe, type MissedDeadline, readToday, type Today } from './planning/today.ts';
