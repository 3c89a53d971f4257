/** The door of the fronts room: the curated page of each edition. */
export { type CurateResult, curateFront } from './curate.ts';
export { type ChosenFront, type FrontStory, readChosenFront } from './desk.ts';
export * as filing from './filing.ts';
export { type Front, type FrontSection, getFront } from './read.ts';
