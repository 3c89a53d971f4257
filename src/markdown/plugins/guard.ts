/** Refuses text that is made to be slow or deep before a parser sees it; ordinary stories pass. */
import type { Nodes, Root } from 'mdast';
import { type Findings, reportProblem } from '../problem.ts';

/** The longest body in characters; about 30,000 words. */
export const MAX_BODY_LENGTH = 200_000;

/** Many tiny blocks cost the parser more than their length says. */
const MAX_LINES = 10_000;
const MAX_MARKERS_ON_A_LINE = 16;
/** Four columns for each of sixteen levels. */
const MAX_INDENT = 64;
const MAX_OPEN_FENCES = 8;
const MAX_TREE_DEPTH = 100;
/** Parsing one paragraph costs the square of the marks in it, so that is what is counted. */
const MAX_EFFORT = 1_000_000;

/** Without NUL characters and with one kind of line end. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed();
}

/** The part of the text that is read, cut at a line end. */
export function cutText(findings: Findings): string {
  const { text } = findings;
  const end = endOfLines(text);
  if (end === text.length && end <= MAX_BODY_LENGTH) return text;
  const words = `This text is longer than ${MAX_BODY_LENGTH} characters or ${MAX_LINES} lines. Split it into two stories; what is beyond is not shown.`;
  findings.problems.push({ line: 1, column: 1, message: words });
  if (end <= MAX_BODY_LENGTH) return text.slice(0, end);
  const lineEnd = text.lastIndexOf('\n', MAX_BODY_LENGTH);
  return text.slice(0, lineEnd > 0 ? lineEnd : MAX_BODY_LENGTH).toWellFormed();
}

/** Where the last line that is read ends. */
function endOfLines(text: string): number {
  let end = -1;
  for (let line = 0; line < MAX_LINES; line += 1) {
    end = text.indexOf('\n', end + 1);
    if (end < 0) return text.length;
  }
  return end;
}

/** Where the text is nested or tangled beyond what a parser should be given; says so. */
export function isTangled(findings: Findings): boolean {
  const fences: { size: number; prefix: string }[] = [];
  let effort = 0;
  let marks = 0;
  for (const [index, line] of findings.text.split('\n').entries()) {
    const { prefix, count, rest, indented } = containers(line);
    const indent = count > 0 ? line.search(/\S/) : 0;
    const isTooDeep = rest !== '' && (count > MAX_MARKERS_ON_A_LINE || indent > MAX_INDENT);
    countFence(fences, { prefix, rest, indented });
    const inLine = 1 + (line.match(/[[\]*_~`:]/g)?.length ?? 0);
    const stands = line.trim() === '' || line.trimStart().startsWith('|');
    if (stands) effort += inLine ** 2;
    // The growth of the square, so that a paragraph's lines add up.
    else effort += (marks + inLine) ** 2 - marks ** 2;
    marks = stands ? 0 : marks + inLine;
    if (!isTooDeep && fences.length <= MAX_OPEN_FENCES && effort <= MAX_EFFORT) continue;
    const message =
      effort > MAX_EFFORT
        ? 'There are too many marks ([ ] * _ ~ ` :) in one paragraph here. Split it up.'
        : 'Blocks are nested too deeply here. Close each ::: block, and use fewer levels.';
    findings.problems.push({ line: index + 1, column: 1, message });
    return true;
  }
  return false;
}

/** Whether a tree is deeper than what follows may walk; walks without recursion itself. */
export function isTooDeep(tree: Root, findings: Findings): boolean {
  const waiting: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > MAX_TREE_DEPTH) {
      const words = 'Lists, quotations or emphasis are nested too deeply here. Use fewer levels.';
      reportProblem(findings, node, words);
      return true;
    }
    if (!('children' in node)) continue;
    for (const child of node.children) waiting.push({ node: child, depth: depth + 1 });
  }
  return false;
}

/** The text as plain paragraphs, every character as written. */
export function plainTree(text: string): Root {
  const paragraphs = text.split(/\n{2,}/).filter((part) => part.trim() !== '');
  return {
    type: 'root',
    children: paragraphs.map((value) => ({
      type: 'paragraph',
      children: [{ type: 'text', value }],
    })),
  };
}

/** Quotation and list markers at the start of a line. */
function containers(line: string): {
  prefix: string;
  count: number;
  rest: string;
  indented: boolean;
} {
  const marker = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
  let prefix = '';
  let count = 0;
  let end = 0;
  for (let match = marker.exec(line); match; match = marker.exec(line)) {
    prefix += match[0].trim();
    count += 1;
    end = marker.lastIndex;
  }
  const rest = line.slice(end);
  const isRule = /^(?:-+|\*+)$/.test(prefix + rest.trim());
  return {
    prefix,
    count,
    rest: isRule ? '' : rest.trim() || '>',
    indented: /^(?: {4}| {0,3}\t)/.test(rest),
  };
}

/** Follows which ::: blocks are open as the parser would: a closing line ends the outermost. */
function countFence(
  fences: { size: number; prefix: string }[],
  line: { prefix: string; rest: string; indented: boolean },
): void {
  const match = /^(:{3,})(.*)$/.exec(line.rest);
  const size = match?.[1]?.length;
  if (!match || !size) return;
  if (match[2]?.trim()) {
    fences.push({ size, prefix: line.prefix });
    return;
  }
  if (line.indented) return;
  const closed = fences.findIndex((open) => open.size <= size && open.prefix === line.prefix);
  if (closed >= 0) fences.length = closed;
}
