/** The door of the related room: which stories are like which, and why. */
export { type RelatedTo, relatedTo } from './read.ts';
export {
  countRelatedDue,
  learnAllTerms,
  type Refreshed,
  refreshRelated,
} from './refresh-related.ts';
