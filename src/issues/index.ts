/** The door of the issues room: one mailing of a letter, written, frozen, and sent once to each person. */
export {
  type ArchivedIssue,
  findArchived,
  listArchive,
  listArchivedAddresses,
} from './archive.ts';
export { controlIssue, type Deed, decideDoubt } from './control.ts';
export * as counting from './counting.ts';
export * as desk from './desk.ts';
export { discardIssue, saveIssue, startIssue } from './draft.ts';
export { createSender, type Sender, type SenderOptions } from './engine/sender.ts';
export { type Suggested, suggestStories } from './fill.ts';
export * as reports from './report.ts';
export { sendIssue } from './send.ts';
export * as timing from './timing.ts';
