/**
 * A body as the blocks it is made of, as written: paragraphs, headings, lists, `:::` blocks. Every line
 * of the text is in exactly one of them, so that comparing or merging block by block loses nothing.
 */

import { cleanText, isTangled } from './plugins/guard.ts';
import { noFindings } from './problem.ts';
import { parser } from './syntax.ts';

/** Without the empty lines between blocks; `joinBlocks` puts them back. */
export function splitBlocks(text: string): string[] {
  const clean = cleanText(text);
  const lines = clean.split('\n');
  const starts = isTangled(noFindings(clean)) ? paragraphStarts(lines) : blockStarts(clean);
  return [0, ...starts.filter((line) => line > 0)]
    .map((start, index, all) => lines.slice(start, all[index + 1] ?? lines.length).join('\n'))
    .map((block) => block.replace(/^(?:[ \t]*\n)+/, '').trimEnd())
    .filter((block) => block !== '');
}

export function joinBlocks(blocks: string[]): string {
  return blocks.join('\n\n');
}

/** The lines, from 0 and rising, that blocks of the top level start on. */
function blockStarts(text: string): number[] {
  const starts = new Set<number>();
  for (const { position } of parser.parse(text).children) {
    if (position) starts.add(position.start.line - 1);
  }
  return [...starts].sort((one, other) => one - other);
}

function paragraphStarts(lines: string[]): number[] {
  return lines.flatMap((line, at) =>
    line.trim() !== '' && lines[at - 1]?.trim() === '' ? [at] : [],
  );
}
