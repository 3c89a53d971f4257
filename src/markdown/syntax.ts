/** The text as a tree before any check, and a tree as text: what an editor reads and writes. */
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { cleanText, cutText, isTangled, isTooDeep } from './plugins/guard.ts';
import { noFindings } from './problem.ts';

/** The grammar of the dialect; everything that reads a body uses this one. */
export const parser = unified()
  .use(remarkParse)
  // One tilde is “about” in a newsroom (~5 %), so only two strike out.
  .use(remarkGfm, { singleTilde: false, tablePipeAlign: false })
  .use(remarkDirective)
  .use(remarkStringify)
  .data('settings', { bullet: '-', rule: '-' })
  .freeze();

export type Syntax = {
  /** What was read: without NUL characters and with one kind of line end. Positions count in it. */
  text: string;
  /** Undefined when the text is longer, deeper or more tangled than a parser should be given. */
  tree: Root | undefined;
};

export function readSyntax(written: string): Syntax {
  const findings = noFindings(cleanText(written));
  const { text } = findings;
  if (cutText(findings) !== text || isTangled(findings)) return { text, tree: undefined };
  const tree = parser.parse(text);
  return { text, tree: isTooDeep(tree, findings) ? undefined : tree };
}

/** How the points of lists are marked; two lists in a row need different marks to stay two. */
export type ListMarks = { bullet: '-' | '*' | '+'; bulletOrdered: '.' | ')' };

export function writeSyntax(tree: Root, marks?: ListMarks): string {
  return marks
    ? parser()
        .data('settings', { ...marks, rule: '-' })
        .stringify(tree)
    : parser.stringify(tree);
}
