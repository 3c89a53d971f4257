/** Why a file did not become a picture, in words that say how to put it right. */
import type { RefusalCode } from '#media/pure.ts';
import { maxPictureBytes, maxPicturePixels, maxPictureRatio, minPictureSide } from '#media/pure.ts';

export const kindsInWords = 'JPEG, PNG, WebP, AVIF or GIF';
export const limitInWords = `${maxPictureBytes / 1_000_000} MB`;

const words: Record<RefusalCode, string> = {
  empty: 'This file is empty.',
  'too-large': `This file is larger than ${limitInWords}. Save it smaller, then try again.`,
  'not-a-picture': `This is not a picture we can use. Save it as ${kindsInWords}.`,
  broken: 'This file is broken or was cut short. Save it anew, then try again.',
  'too-many-pixels': `This has more than ${maxPicturePixels / 1_000_000} megapixels. Scale it down, then try again.`,
  'too-small': `This is less than ${minPictureSide} pixels wide or high.`,
  'too-narrow': `This is more than ${maxPictureRatio} times as long as it is wide. Crop it, then try again.`,
  'too-slow': 'This took too long to read. Save it anew as a JPEG, then try again.',
  'too-much-memory': 'This took too much memory to read. Scale it down, then try again.',
  interrupted: 'The server was interrupted while it read this. Try again.',
  'no-room': 'The server’s disk is full. Nothing was kept; tell whoever looks after it.',
};

export function refusalWords(code: string): string {
  return Object.hasOwn(words, code) ? words[code as RefusalCode] : 'This file cannot be used.';
}

export const lostWords = 'The desk could not be reached. Nothing was kept of this file; try again.';
