/** The door of the media room: pictures as pages show them, and the files behind them. */
export * as filing from './filing.ts';
export { type MediaStore, mediaStore, type StoredFile } from './media-store.ts';
export { mediaTypeOf } from './media-type.ts';
export { type PictureRow, pictureData, pictureSelect } from './picture-data.ts';
export { readPictures } from './read.ts';
export { storeFile } from './store-file.ts';
