/** The door of the articles room: stories as readers may see them, and how they are filed. */
export type { BylineRole } from './byline.ts';
export * as drafting from './drafting.ts';
export * as filing from './filing.ts';
export type { StoryFilter } from './filter.ts';
export * as finding from './finding.ts';
export { readCardsNamed, readMarkdownContext, storyCardData } from './markdown-context.ts';
export * as planning from './planning.ts';
export * as previewing from './previewing.ts';
export * as publishing from './publishing.ts';
export {
  type ArchiveYear,
  findStory,
  latestStories,
  listMonths,
  listStories,
  readCards,
  type StoryPage,
  type StoryResult,
} from './read.ts';
export type { RelatedCard } from './related.ts';
export * as relating from './relating.ts';
export type { Story, StoryByline, StoryCard, StoryCorrection } from './story.ts';
