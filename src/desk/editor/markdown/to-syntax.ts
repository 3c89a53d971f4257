/** Document → syntax tree. Empty lines are not written; all else is. */
import type { Node } from '@tiptap/pm/model';
import type { AlignType, BlockContent, Nodes, TableRow } from 'mdast';
import type {} from 'remark-directive';
import { shapeOfNode } from '../schema/directives.ts';
import { phrasingFrom } from './phrasing.ts';

export function blocksToSyntax(parent: Node): Nodes[] {
  return parent.children.flatMap((child) => blockToSyntax(child));
}

export function blockToSyntax(node: Node): Nodes[] {
  switch (node.type.name) {
    case 'paragraph': {
      const children = phrasingFrom(node);
      return children.length > 0 ? [{ type: 'paragraph', children }] : [];
    }
    case 'heading':
      return [{ type: 'heading', depth: depthOf(node), children: phrasingFrom(node) }];
    case 'blockquote':
      return [{ type: 'blockquote', children: flow(node) }];
    case 'horizontalRule':
      return [{ type: 'thematicBreak' }];
    case 'codeBlock':
      return [
        {
          type: 'code',
          lang: words(node, 'language'),
          meta: words(node, 'meta'),
          value: node.textContent,
        },
      ];
    case 'bulletList':
    case 'orderedList':
      return [list(node)];
    case 'table':
      return [table(node)];
    case 'footnote': {
      const label = words(node, 'label') ?? '';
      return [
        {
          type: 'footnoteDefinition',
          identifier: label.toLowerCase(),
          label,
          children: flow(node),
        },
      ];
    }
    case 'rawBlock':
      return [{ type: 'html', value: words(node, 'source') ?? '' }];
    default:
      return directive(node);
  }
}

function directive(node: Node): Nodes[] {
  const shape = shapeOfNode(node.type.name);
  if (!shape) throw new Error(`The document holds a ${node.type.name}, which Markdown cannot say`);
  const attributes = Object.fromEntries(
    shape.attributes.flatMap((name) => {
      const value = words(node, name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const common = { name: shape.directive, attributes };
  if (shape.kind === 'leafDirective') return [{ type: 'leafDirective', ...common, children: [] }];
  const label = shape.hasLabel && node.firstChild ? phrasingFrom(node.firstChild) : [];
  const body = node.children.slice(shape.hasLabel ? 1 : 0).flatMap((child) => blockToSyntax(child));
  const heading: Nodes = {
    type: 'paragraph',
    data: { directiveLabel: true },
    children: label,
  };
  const children = asFlow(label.length > 0 ? [heading, ...body] : body);
  return [{ type: 'containerDirective', ...common, children }];
}

function list(node: Node): Nodes {
  const isOrdered = node.type.name === 'orderedList';
  const start = node.attrs.start;
  return {
    type: 'list',
    ordered: isOrdered,
    start: isOrdered && typeof start === 'number' ? start : null,
    spread: node.attrs.spread === true,
    children: node.children.map((item) => ({
      type: 'listItem',
      spread: item.attrs.spread === true,
      checked: typeof item.attrs.checked === 'boolean' ? item.attrs.checked : null,
      children: flow(item),
    })),
  };
}

function table(node: Node): Nodes {
  const rows = node.children.map(
    (row): TableRow => ({
      type: 'tableRow',
      children: row.children.map((cell) => ({
        type: 'tableCell',
        children: cell.firstChild ? phrasingFrom(cell.firstChild) : [],
      })),
    }),
  );
  const align = node.firstChild?.children.map((cell) => alignOf(cell)) ?? [];
  return { type: 'table', align, children: rows };
}

function alignOf(cell: Node): AlignType {
  const { align } = cell.attrs;
  return align === 'left' || align === 'right' || align === 'center' ? align : null;
}

function depthOf(node: Node): 1 | 2 | 3 | 4 | 5 | 6 {
  const { level } = node.attrs;
  return level === 1 || level === 3 || level === 4 || level === 5 || level === 6 ? level : 2;
}

function words(node: Node, name: string): string | null {
  const value: unknown = node.attrs[name];
  return typeof value === 'string' ? value : null;
}

function flow(node: Node): BlockContent[] {
  return asFlow(blocksToSyntax(node));
}

/** The schema has let only blocks in here; mdast's types cannot see it. */
function asFlow(nodes: Nodes[]): BlockContent[] {
  return nodes as BlockContent[];
}
