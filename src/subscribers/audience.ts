/** What the desk sees of subscribers and does with them: the list, segments, files in and out, one person. */
export { type AudienceCsv, exportAudience } from './audience/export.ts';
export { findPerson, type Happening, type PersonHistory } from './audience/history.ts';
export { type ImportResult, importAudience } from './audience/import.ts';
export {
  checkImport,
  type ImportCheck,
  listImports,
  type PastImport,
  readImport,
} from './audience/import-check.ts';
export {
  type AudienceMember,
  type AudiencePage,
  listAudience,
} from './audience/list.ts';
export {
  type FoundSegment,
  listSegments,
  type NamedSegment,
  removeSegment,
  saveSegment,
  segmentCondition,
} from './audience/segments.ts';
export {
  liftSuppression,
  listSuppressions,
  type SuppressionPage,
  suppress,
} from './audience/suppressions.ts';
export { maySeeAudience } from './policy.ts';
