/** The door of the media room: pictures as pages show them, the library, and the files behind them. */
export type { DeskPicture } from './desk-picture.ts';
export * as filing from './filing.ts';
export { type DeleteResult, deletePicture } from './library/delete-picture.ts';
export {
  findDeskPicture,
  type LibraryPage,
  listPictures,
  type PictureDetails,
} from './library/list-pictures.ts';
export { type PictureChange, type UpdateResult, updatePicture } from './library/update-picture.ts';
export type { PictureUse } from './library/uses.ts';
export { type MediaStore, mediaStore, type StoredFile } from './media-store.ts';
export { mediaTypeOf } from './media-type.ts';
export { type PictureRow, pictureData, pictureSelect } from './picture-data.ts';
export { readPictures } from './read.ts';
export { findSuccessor } from './retired-files.ts';
export { storeFile } from './store-file.ts';
export { findUpload, type UploadResult } from './upload/find-upload.ts';
export { type ReceiveResult, receiveUpload } from './upload/receive-upload.ts';
export * as work from './work.ts';
