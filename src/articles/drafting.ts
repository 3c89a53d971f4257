/** What the desk does with a story's text: starts it, opens it, saves it. */
export { type CreateResult, createStory, type NewStory } from './drafts/create-story.ts';
export { type DeskDraft, type DraftResult, getDraft } from './drafts/get-draft.ts';
export { type Save, type SaveResult, saveDraft } from './drafts/save-draft.ts';
