/** What stands beside a story: as readers see it, and as an editor decides it. */
export { listRelated } from './related.ts';
export {
  maySetRelated,
  type RelatedChoices,
  type RelatedProblem,
  readRelatedChoices,
  type SetRelatedResult,
  setRelated,
} from './set-related.ts';
