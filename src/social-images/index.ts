/** The door of the social-images room: the picture a story is previewed with where it is shared. */

export { findSocialImage, type SocialImage } from './read.ts';
export { type Drawing, startDrawing } from './start-drawing.ts';
export { sweepSocialImages } from './sweep.ts';
