/**
 * A body as Markdown ⇄ the editor's document. Nothing is ever lost between them:
 *
 * - a block nobody touched is written back as it was read, character by character
 * - a block the editor cannot say back with the same meaning is kept as its source, in a raw node
 */
import type { Node, Schema } from '@tiptap/pm/model';
import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast';
import { type ListMarks, readSyntax, writeSyntax } from '#markdown/pure.ts';
import { blockFromSyntax, type Reading } from './from-syntax.ts';
import { meaningOf } from './meaning.ts';
import { blockToSyntax } from './to-syntax.ts';

/** How an untouched block was written. Nodes never change, so a node that is still there is untouched. */
const asWritten = new WeakMap<Node, string>();

/** How an untouched body was written, by its first block. */
const wholes = new WeakMap<Node, { blocks: readonly Node[]; markdown: string }>();

export function readBody(schema: Schema, markdown: string): Node {
  const { text, tree } = readSyntax(markdown);
  const blocks = tree
    ? readBlocks(schema, tree, text)
    : text.trim()
      ? [rawBlock(schema, text)]
      : [];
  const first = blocks[0] ?? schema.node('paragraph');
  if (blocks.length === 0) blocks.push(first);
  wholes.set(first, { blocks, markdown });
  return schema.node('doc', null, blocks);
}

export function writeBody(doc: Node): string {
  const blocks = doc.children;
  const whole = doc.firstChild ? wholes.get(doc.firstChild) : undefined;
  if (whole && isSame(whole.blocks, blocks)) return whole.markdown;
  const parts: string[] = [];
  let fresh: Node[] = [];
  const flush = () => {
    const written = writeBlocks(fresh);
    if (written) parts.push(written);
    fresh = [];
  };
  for (const [index, block] of blocks.entries()) {
    const source = sourceOf(block);
    if (source === undefined && !isList(block)) {
      fresh.push(block);
      continue;
    }
    flush();
    parts.push(isList(block) ? writeList(block, parts.at(-1), blocks[index + 1]) : (source ?? ''));
  }
  flush();
  return parts.length > 0 ? `${parts.join('\n\n')}\n` : '';
}

/** Two lists in a row need different marks, or they would be read as one. */
function writeList(list: Node, before: string | undefined, after: Node | undefined): string {
  const source = sourceOf(list);
  const taken = [before, after && sourceOf(after)].map((text) => markOf(text ?? ''));
  if (source !== undefined && !taken.includes(markOf(source))) return source;
  const free = <Mark extends string>(marks: Mark[], otherwise: Mark) =>
    marks.find((mark) => !taken.includes(mark)) ?? otherwise;
  return writeBlocks([list], {
    bullet: free(['-', '*', '+'], '-'),
    bulletOrdered: free(['.', ')'], '.'),
  });
}

/** The text a block stands for as it is, if there is one. */
function sourceOf(block: Node): string | undefined {
  return block.type.name === 'rawBlock' ? String(block.attrs.source) : asWritten.get(block);
}

/** What the points of a list are marked with, when the text starts with one. */
function markOf(text: string): string | undefined {
  const match = /^ {0,3}(?:([-*+])|\d{1,9}([.)]))(?=\s|$)/.exec(text);
  return match?.[1] ?? match?.[2];
}

function writeBlocks(blocks: readonly Node[], marks?: ListMarks): string {
  return writeNodes(
    blocks.flatMap((block) => blockToSyntax(block)),
    marks,
  );
}

function writeNodes(nodes: Nodes[], marks?: ListMarks): string {
  return writeSyntax(asRoot(nodes), marks).trimEnd();
}

function readBlocks(schema: Schema, tree: Root, text: string): Node[] {
  const named = tree.children.flatMap((node) => namesIn(node));
  const definitions = named.filter((node) => node.type === 'definition').toReversed();
  const reading: Reading = {
    text,
    definitions: new Map(definitions.map((node) => [node.identifier, node])),
  };
  const known = writeNodes(named);
  return tree.children.map((block) => {
    const source = linesOf(block, text);
    const node = schema.nodeFromJSON(blockFromSyntax(block, reading));
    if (!isValid(node) || !saysTheSame(writeBlocks([node]), block, known)) {
      return rawBlock(schema, source);
    }
    if (saysTheSame(source, block, known)) asWritten.set(node, source);
    return node;
  });
}

/** Whether a text that stands between others is read as this node and nothing more. */
function saysTheSame(source: string, block: Nodes, known: string): boolean {
  if (source !== source.trimStart()) return false;
  const { tree } = readSyntax(`x\n\n${source}\n\nx\n\n${known}\n`);
  const [before, found, after] = tree?.children ?? [];
  const isApart = before?.type === 'paragraph' && after?.type === 'paragraph';
  return isApart && found !== undefined && meaningOf([found]) === meaningOf([block]);
}

/** What the rest of the text names, so that a part of it is read as it is there. */
function namesIn(node: Nodes): (Definition | FootnoteDefinition)[] {
  if (node.type === 'definition') return [node];
  if (node.type === 'footnoteDefinition') return [{ ...node, children: [] }];
  return 'children' in node ? node.children.flatMap((child) => namesIn(child)) : [];
}

/** The lines of a block, with what stands before it on its first. */
function linesOf(node: Nodes, text: string): string {
  const { start, end } = node.position ?? {};
  const lineStart = text.lastIndexOf('\n', (start?.offset ?? 0) - 1) + 1;
  return text.slice(start?.offset ? lineStart : 0, end?.offset ?? 0);
}

function rawBlock(schema: Schema, source: string): Node {
  return schema.node('rawBlock', { source });
}

/** Whether a block may stand in a story as it is. */
function isValid(node: Node): boolean {
  if (!node.type.schema.topNodeType.contentMatch.matchType(node.type)) return false;
  try {
    node.check();
    return true;
  } catch {
    // ProseMirror says so by throwing; the block is then kept as its source.
    return false;
  }
}

function isList(node: Node | undefined): boolean {
  return node?.type.name === 'bulletList' || node?.type.name === 'orderedList';
}

function isSame(one: readonly Node[], other: readonly Node[]): boolean {
  return one.length === other.length && one.every((node, index) => node === other[index]);
}

function asRoot(nodes: Nodes[]): Root {
  // Blocks stand at the top of a text; mdast's types cannot see which nodes are blocks.
  return { type: 'root', children: nodes as Root['children'] };
}
