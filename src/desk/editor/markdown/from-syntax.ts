/** Syntax tree → document, as plain data. Nothing is dropped: what has no node becomes a raw one. */
import type { JSONContent } from '@tiptap/core';
import type { Definition, Nodes, PhrasingContent, Table, TableRow } from 'mdast';
import type {} from 'remark-directive';
import { writeSyntax } from '#markdown/pure.ts';
import { type DirectiveShape, shapeOfDirective } from '../schema/directives.ts';

type Json = JSONContent & { type: string };
type Mark = { type: string; attrs?: Record<string, unknown> };

/** What the whole text knows and a part of it does not. */
export type Reading = { text: string; definitions: Map<string, Definition> };

export function blocksFromSyntax(nodes: readonly Nodes[], reading: Reading): Json[] {
  return nodes.map((node) => blockFromSyntax(node, reading));
}

export function blockFromSyntax(node: Nodes, reading: Reading): Json {
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', content: inline(node.children, reading) };
    case 'heading':
      return {
        type: 'heading',
        attrs: { level: node.depth },
        content: inline(node.children, reading),
      };
    case 'blockquote':
      return { type: 'blockquote', content: filled(blocksFromSyntax(node.children, reading)) };
    case 'thematicBreak':
      return { type: 'horizontalRule' };
    case 'code':
      return {
        type: 'codeBlock',
        attrs: { language: node.lang ?? null, meta: node.meta ?? null },
        content: node.value ? [{ type: 'text', text: node.value }] : [],
      };
    case 'list':
      return {
        type: node.ordered ? 'orderedList' : 'bulletList',
        attrs: {
          spread: node.spread ?? false,
          ...(node.ordered ? { start: node.start ?? 1 } : {}),
        },
        content: node.children.map((item) => ({
          type: 'listItem',
          attrs: { spread: item.spread ?? false, checked: item.checked ?? null },
          content: startingWithText(blocksFromSyntax(item.children, reading)),
        })),
      };
    case 'table':
      return table(node, reading);
    case 'footnoteDefinition':
      return {
        type: 'footnote',
        attrs: { label: node.label ?? node.identifier },
        content: filled(blocksFromSyntax(node.children, reading)),
      };
    case 'containerDirective':
    case 'leafDirective':
      return directive(node, reading) ?? raw(node);
    default:
      return raw(node);
  }
}

type BlockDirective = Extract<Nodes, { type: 'containerDirective' | 'leafDirective' }>;

function directive(node: BlockDirective, reading: Reading): Json | undefined {
  const shape = shapeOfDirective(node.name);
  if (!shape || shape.kind !== node.type) return undefined;
  const attributes = Object.entries(node.attributes ?? {});
  if (attributes.some(([name]) => !shape.attributes.includes(name))) return undefined;
  const attrs = Object.fromEntries(attributes);
  if (node.type === 'leafDirective') {
    return node.children.length === 0 ? { type: shape.node, attrs } : undefined;
  }
  const [first, ...rest] = node.children;
  const label = first?.type === 'paragraph' && first.data?.directiveLabel ? first : undefined;
  if (label && !shape.hasLabel) return undefined;
  const body = blocksFromSyntax(label ? rest : node.children, reading);
  const content = contentFor(shape, body);
  if (!content) return undefined;
  const heading = { type: 'blockLabel', content: inline(label?.children ?? [], reading) };
  return { type: shape.node, attrs, content: shape.hasLabel ? [heading, ...content] : content };
}

/** The body of a block, or nothing when something stands in it that does not belong there. */
function contentFor(shape: DirectiveShape, body: Json[]): Json[] | undefined {
  const holds = shape.holds?.replace('+', '');
  const isOwn = ({ type }: Json) => partNodes.has(type);
  if (holds === 'block') return body.some(isOwn) ? undefined : filled(body);
  return body.length > 0 && body.every(({ type }) => type === holds) ? body : undefined;
}

/** They stand in their own kind of block only. */
const partNodes = new Set(['timelineEvent', 'view']);

function table(node: Table, reading: Reading): Json {
  const width = Math.max(...node.children.map(({ children }) => children.length));
  const row = ({ children }: TableRow, type: string) => ({
    type: 'tableRow',
    content: Array.from({ length: width }, (_, column) => ({
      type,
      attrs: { align: node.align?.[column] ?? null },
      content: [{ type: 'paragraph', content: inline(children[column]?.children ?? [], reading) }],
    })),
  });
  const rows = node.children.map((child, index) =>
    row(child, index === 0 ? 'tableHeader' : 'tableCell'),
  );
  return { type: 'table', content: rows };
}

/** The source of a part, as remark writes it: its own lines may carry the marks of what it is in. */
function raw(node: Nodes): Json {
  return { type: 'rawBlock', attrs: { source: sourceOf(node) } };
}

function sourceOf(node: Nodes): string {
  if (node.type === 'html') return node.value;
  return writeSyntax({ type: 'root', children: rootContent(node) }).trimEnd();
}

function rootContent(node: Nodes) {
  return node.type === 'root' ? node.children : [node];
}

function inline(nodes: readonly PhrasingContent[], reading: Reading, over: Mark[] = []): Json[] {
  return nodes.flatMap((node) => phrase(node, reading, over));
}

function phrase(node: PhrasingContent, reading: Reading, over: Mark[]): Json[] {
  const leaf = (type: string, attrs: Record<string, unknown>) => [{ type, attrs, marks: over }];
  switch (node.type) {
    case 'text':
      return words(node.value.replace(/\s*\n\s*/g, ' '), over);
    case 'inlineCode':
      return words(node.value, [...over, { type: 'code' }]);
    case 'emphasis':
      return marked(node, { type: 'italic' }, { reading, over });
    case 'strong':
      return marked(node, { type: 'bold' }, { reading, over });
    case 'delete':
      return marked(node, { type: 'strike' }, { reading, over });
    case 'link': {
      const attrs = { href: node.url, title: node.title ?? null };
      return marked(node, { type: 'link', attrs }, { reading, over });
    }
    case 'linkReference': {
      const target = reading.definitions.get(node.identifier);
      const attrs = {
        href: target?.url ?? '',
        title: target?.title ?? null,
        label: node.label ?? node.identifier,
        reference: node.referenceType,
      };
      return marked(node, { type: 'link', attrs }, { reading, over });
    }
    case 'break':
      return [{ type: 'hardBreak', marks: over }];
    case 'footnoteReference':
      return leaf('footnoteReference', { label: node.label ?? node.identifier });
    case 'textDirective': {
      const attributes = node.attributes ?? {};
      const names = Object.keys(attributes);
      const isPlain = node.children.length === 0;
      if (node.name === 'cite' && isPlain && isCitation(names)) return leaf('citation', attributes);
      const source = `:${node.name}`;
      const isBare = isPlain && names.length === 0 && lengthOf(node) === source.length;
      return isBare ? words(source, over) : rawInline(node, reading, over);
    }
    default:
      return rawInline(node, reading, over);
  }
}

function isCitation(names: string[]): boolean {
  return names.includes('source') && names.every((name) => name === 'source' || name === 'where');
}

type Marked = Extract<PhrasingContent, { children: PhrasingContent[] }>;

function marked(node: Marked, mark: Mark, { reading, over }: { reading: Reading; over: Mark[] }) {
  const isTwice = over.some(({ type }) => type === mark.type);
  if (isTwice || node.children.length === 0) return rawInline(node, reading, over);
  return inline(node.children, reading, [...over, mark]);
}

function rawInline(node: PhrasingContent, reading: Reading, over: Mark[]): Json[] {
  const { start, end } = node.position ?? {};
  const written = reading.text.slice(start?.offset ?? 0, end?.offset ?? 0);
  const source = written && !written.includes('\n') ? written : sourceOf(node);
  return [{ type: 'rawInline', attrs: { source }, marks: over }];
}

function lengthOf(node: Nodes): number {
  return (node.position?.end.offset ?? 0) - (node.position?.start.offset ?? 0);
}

function words(text: string, marks: Mark[]): Json[] {
  return text ? [{ type: 'text', text, marks }] : [];
}

/** There is always a line to write in. */
function filled(blocks: Json[]): Json[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
}

/** A point of a list starts with words in the editor; an empty line is not written. */
function startingWithText(blocks: Json[]): Json[] {
  return blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks];
}
