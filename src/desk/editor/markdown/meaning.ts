/**
 * What a piece of Markdown says, apart from how it is typed. Two texts with the same meaning look the
 * same to every reader; the editor may exchange one for the other, and nothing else.
 *
 * Not part of the meaning:
 * - where a line of a paragraph breaks, and white space around paragraphs and line breaks
 * - which of two marks over the same words is written outside
 * - the order of a block's attributes
 * - whether a word after a colon (“10:30”) was read as a name: without label and attributes it is text
 * - cells that a short row of a table leaves out
 */
import type { Nodes } from 'mdast';

/** Plain data to be compared; keys in a fixed order. */
type Meaning = unknown[];

const marks = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference']);

/** The same string for the same meaning. */
export function meaningOf(nodes: readonly Nodes[]): string {
  return JSON.stringify(blocks(nodes));
}

function blocks(nodes: readonly Nodes[]): Meaning {
  return nodes.map((node) => block(node)).filter((meaning) => meaning !== undefined);
}

function block(node: Nodes): Meaning | undefined {
  const fields = fieldsOf(node);
  switch (node.type) {
    case 'paragraph': {
      const runs = phrasing(node.children);
      return runs.length > 0 ? ['paragraph', fields, runs] : undefined;
    }
    case 'heading':
    case 'tableCell':
    case 'leafDirective':
      return [node.type, fields, phrasing(node.children)];
    case 'table': {
      const width = Math.max(...node.children.map(({ children }) => children.length));
      const rows = node.children.map(({ children }) => [
        ...children.map((cell) => phrasing(cell.children)),
        ...Array.from({ length: width - children.length }, () => []),
      ]);
      const align = Array.from({ length: width }, (_, column) => node.align?.[column] ?? null);
      return ['table', align, rows];
    }
    default:
      return 'children' in node ? [node.type, fields, blocks(node.children)] : [node.type, fields];
  }
}

/** Everything a node says beside its children. */
function fieldsOf(node: Nodes): [string, unknown][] {
  const { type: _type, position: _position, data, ...rest } = node;
  const isLabel = data !== undefined && 'directiveLabel' in data;
  return Object.entries({ ...rest, ...(isLabel ? { isLabel } : {}) })
    .filter(([key, value]) => key !== 'children' && value !== null && value !== undefined)
    .map(([key, value]): [string, unknown] => [key, key === 'attributes' ? sorted(value) : value])
    .toSorted(byKey);
}

function sorted(attributes: unknown): [string, unknown][] {
  const isRecord = typeof attributes === 'object' && attributes !== null;
  return isRecord ? Object.entries(attributes).toSorted(byKey) : [];
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

type Run = { text?: string; node?: Meaning; marks: string[] };

/** Words with the marks that lie over them; runs with the same marks are one. */
function phrasing(nodes: readonly Nodes[]): Meaning {
  const runs: Run[] = [];
  for (const run of nodes.flatMap((node) => runsOf(node, []))) {
    const last = runs.at(-1);
    const isSame = last?.marks.join() === run.marks.join();
    if (last?.text !== undefined && run.text !== undefined && isSame) last.text += run.text;
    else runs.push({ ...run });
  }
  return tidied(runs).map(({ text, node, marks }) => [marks, text ?? node]);
}

function runsOf(node: Nodes, over: string[]): Run[] {
  if (node.type === 'text') return [{ text: node.value.replace(/[ \t\r\n]+/g, ' '), marks: over }];
  if (node.type === 'textDirective' && isBare(node))
    return [{ text: `:${node.name}`, marks: over }];
  if (marks.has(node.type) && 'children' in node && node.children.length > 0) {
    const mark = JSON.stringify([node.type, ...fieldsOf(node)]);
    const inside = [...over, mark].toSorted();
    return node.children.flatMap((child) => runsOf(child, inside));
  }
  const children = 'children' in node ? [phrasing(node.children)] : [];
  return [{ node: [node.type, fieldsOf(node), ...children], marks: over }];
}

function isBare(node: Extract<Nodes, { type: 'textDirective' }>): boolean {
  return node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0;
}

/** White space at either end of a paragraph or of a line is not seen, nor is a mark over nothing. */
function tidied(runs: Run[]): Run[] {
  const pieces = runs.flatMap((run) =>
    run.text === undefined
      ? [run]
      : (run.text.match(/ +|[^ ]+/g) ?? []).map((text) => ({ text, marks: run.marks })),
  );
  const isSpace = (run: Run | undefined) => run?.text?.startsWith(' ') ?? false;
  const isEdge = (run: Run | undefined) => run === undefined || run.node?.[0] === 'break';
  let start = 0;
  let end = pieces.length;
  while (start < end && (isSpace(pieces[start]) || pieces[start]?.node?.[0] === 'break'))
    start += 1;
  while (end > start && (isSpace(pieces[end - 1]) || pieces[end - 1]?.node?.[0] === 'break'))
    end -= 1;
  const kept = pieces.slice(start, end).filter((piece, index, all) => {
    return !(isSpace(piece) && (isEdge(all[index - 1]) || isEdge(all[index + 1])));
  });
  const joined: Run[] = [];
  for (const [index, piece] of kept.entries()) {
    const marks = isSpace(piece) ? shared(kept[index - 1], kept[index + 1]) : piece.marks;
    const last = joined.at(-1);
    const isSame = last?.marks.join() === marks.join();
    if (last?.text !== undefined && piece.text !== undefined && isSame) last.text += piece.text;
    else joined.push({ ...piece, marks });
  }
  return joined;
}

function shared(before: Run | undefined, after: Run | undefined): string[] {
  return before?.marks.filter((mark) => after?.marks.includes(mark)) ?? [];
}
