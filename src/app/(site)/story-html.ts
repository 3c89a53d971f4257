/**
 * The text of a story as HTML. Most pages are made anew because of something beside their text, so the
 * last HTML of a parsed text is kept with it, and good as long as what it shows is the same.
 */
import { type MarkdownContext, type ParsedMarkdown, toWebHtml } from '#markdown/index.ts';
import { type Blocks, placeBlocks } from './place-blocks.ts';

const written = new WeakMap<ParsedMarkdown, { shown: string; html: string }>();

/** `parsed` with the blocks in it, in the words of `context`. */
export function storyHtml(
  parsed: ParsedMarkdown,
  blocks: Blocks,
  context: MarkdownContext,
): string {
  const shown = JSON.stringify([blocks, context]);
  const known = written.get(parsed);
  if (known?.shown === shown) return known.html;
  const html = toWebHtml(placeBlocks(parsed, blocks), context);
  written.set(parsed, { shown, html });
  return html;
}
