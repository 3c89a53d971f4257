/** Markdown in, pages and letters out: one parse, four outputs, nothing trusted, nothing looked up. */
export { sourceLine } from './blocks/citation.ts';
export {
  pictureHtml,
  promoHtml,
  signUpFormHtml,
  sourcesListHtml,
  storyCardHtml,
} from './builders.ts';
export type * from './context.ts';
export { toEmailHtml, toWebHtml } from './html.ts';
export { countWords, toOutline } from './outline.ts';
export { type ParsedMarkdown, parseMarkdown } from './parse.ts';
export { listPassages, type Passage } from './passages.ts';
export { toPlainText } from './plain-text.ts';
export type { OutlineItem } from './plugins/name-headings.ts';
export type { Problem, References } from './problem.ts';
export { joinBlocks, splitBlocks } from './split-blocks.ts';
