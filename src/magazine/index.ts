/** The door of the magazine room: printed issues, their printables and puzzle solutions. */
export * as filing from './filing.ts';
export {
  findMagazineIssue,
  listMagazineIssues,
  type MagazineIssue,
  type MagazineIssueCard,
  type Printable,
  type Solution,
} from './read.ts';
