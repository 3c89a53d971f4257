import type { Nodes } from 'mdast';
import type { ParsedMarkdown } from './parse.ts';
import type { OutlineItem } from './plugins/name-headings.ts';

/** The headings and questions of the body, in order, with the ids they have on the page. */
export function toOutline(parsed: ParsedMarkdown): OutlineItem[] {
  return [...parsed.headings.values()];
}

/** How many words a reader reads; marks, addresses and attributes do not count. */
export function countWords(parsed: ParsedMarkdown): number {
  let count = 0;
  const waiting: Nodes[] = [parsed.tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode') {
      count +=
        node.value.match(/[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.,-]*[\p{L}\p{N}\p{M}])?/gu)?.length ??
        0;
    }
    if ('children' in node) waiting.push(...node.children);
  }
  return count;
}
