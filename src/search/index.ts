/** The door of the search room: what can be found of what readers may see. */
export { indexMissing } from './index-missing.ts';
export { indexStory } from './index-story.ts';
export { queryLimits } from './parse-query.ts';
export * as promoting from './promote-stories.ts';
export {
  readSearch,
  type Search,
  type SearchProblem,
  searchAddress,
  searchFields,
  searchLimits,
} from './schema.ts';
export { type SearchHit, type SearchResult, searchStories } from './search-stories.ts';
export type { Piece } from './snippet.ts';
export { type Suggestion, suggest } from './suggest.ts';
export { learnAllWords, learnWords } from './vocabulary.ts';
