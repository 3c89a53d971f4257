/** The door of the content room: a publication kept as files, checked and loaded. */
export { checkContent } from './check-content.ts';
export { isPublicationEmpty, type LoadResult, loadContent } from './load-content.ts';
export { type ContentProblem, problemLine } from './problem.ts';
