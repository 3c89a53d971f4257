/** The head revision as readers would see it: for the desk, and for whoever was given a link. */
export {
  createPreviewLink,
  listPreviewLinks,
  type PreviewLink,
  revokePreviewLink,
} from './previews/links.ts';
export { findSharedPreview, getPreview, type PreviewResult } from './previews/read.ts';
