/** The door of the linked-data room: pages and stories in the words of schema.org. */
export { describeIssue } from './issue.ts';
export { describeList, describePerson } from './lists.ts';
export { describePage, describePublication } from './publication.ts';
export { linkedData } from './script.ts';
export { describeStory } from './story.ts';
export type { Description } from './thing.ts';
