/** The door of the fronts room: the curated page of each edition. */
export * as filing from './filing.ts';
export { type Front, type FrontSection, getFront } from './read.ts';
