/** What the content files write about pictures. */
export type { PreparedPicture } from './make-variants.ts';
export { preparePicture } from './prepare-picture.ts';
export { savePicture } from './save-picture.ts';
export { type PictureEntry, picturesSchema } from './schema.ts';
