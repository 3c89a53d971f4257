/** The rules of pictures that the browser needs too: limits, what may be said, who may do what. */
export { type LibraryFilter, libraryFilters, librarySearchSchema } from './library-filter.ts';
export * from './limits.ts';
export {
  type DescribedPicture,
  mayDeletePicture,
  mayDescribePicture,
  mayReplacePicture,
  mayUploadPicture,
} from './policy.ts';
export { type PictureWords, pictureLimits, pictureWordsSchema } from './words.ts';
