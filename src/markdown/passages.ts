/** The body as passages: what is said where, and which sources it leans on. What editors' rules read. */
import type { Nodes } from 'mdast';
import type { DirectiveNode } from './blocks/define.ts';
import type { ParsedMarkdown } from './parse.ts';
import { bodyOf, isDirective } from './plugins/resolve-directives.ts';

export type Passage = {
  /** `quotation`: set apart as somebody's words, as a pull quote, a view or a block quote. */
  kind: 'text' | 'quotation';
  /** The words; a citation leaves none. */
  text: string;
  /** From 1. */
  line: number;
  /** The local ids of the sources it cites, in order. */
  cites: string[];
  /** The innermost block of the dialect it stands in, for example `key-points`. */
  block: string | null;
};

type Place = { kind: Passage['kind']; block: string | null; cites: string[] };

const quoting = new Set(['pull-quote', 'view']);

/** Paragraphs in the order of the text, those of lists and blocks among them; no headings or tables. */
export function listPassages(parsed: ParsedMarkdown): Passage[] {
  const passages: Passage[] = [];
  collect(parsed.tree.children, { kind: 'text', block: null, cites: [] }, passages);
  return passages;
}

function collect(nodes: Nodes[], place: Place, into: Passage[]): void {
  for (const node of nodes) {
    if (node.type === 'paragraph') {
      const said: Said = { text: '', cites: [...place.cites] };
      read(node.children, said);
      const text = said.text.trim();
      const line = node.position?.start.line ?? 1;
      if (text) into.push({ kind: place.kind, text, line, cites: said.cites, block: place.block });
    } else if (node.type === 'blockquote') {
      collect(node.children, { ...place, kind: 'quotation' }, into);
    } else if (node.type === 'containerDirective') {
      collect(bodyOf(node), placeWithin(node, place), into);
    } else if (node.type === 'list' || node.type === 'listItem') {
      collect(node.children, place, into);
    }
  }
}

function placeWithin(node: DirectiveNode, place: Place): Place {
  const source = node.attributes?.source;
  return {
    kind: quoting.has(node.name) ? 'quotation' : place.kind,
    block: node.name,
    cites: source ? [source] : [],
  };
}

type Said = { text: string; cites: string[] };

function read(nodes: Nodes[], said: Said): void {
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'inlineCode') said.text += node.value;
    else if (node.type === 'break') said.text += ' ';
    else if (isDirective(node)) {
      if (node.name === 'cite' && node.attributes?.source) said.cites.push(node.attributes.source);
    } else if ('children' in node) read(node.children, said);
  }
}
