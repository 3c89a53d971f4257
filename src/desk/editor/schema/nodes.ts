/** The nodes of a story's document beyond ordinary text; without a browser, so that tests need none. */
import { type Attributes, mergeAttributes, Node } from '@tiptap/core';
import { type DirectiveShape, directives } from './directives.ts';

/** Attributes travel on the clipboard as `data-…`; absent ones stay absent. */
function attribute(name: string, fallback: string | boolean | null = null): Attributes[string] {
  const html = `data-${name.toLowerCase()}`;
  return {
    default: fallback,
    parseHTML: (element) => element.getAttribute(html) ?? fallback,
    renderHTML: (attributes) => (attributes[name] === null ? {} : { [html]: attributes[name] }),
  };
}

function attributesOf(names: readonly string[]): Attributes {
  return Object.fromEntries(names.map((name) => [name, attribute(name)]));
}

/** The words in square brackets of a block: its heading, or who speaks. */
export const BlockLabel = Node.create({
  name: 'blockLabel',
  content: 'inline*',
  defining: true,
  selectable: false,
  parseHTML: () => [{ tag: 'p[data-label]', priority: 60 }],
  renderHTML: () => ['p', { 'data-label': '' }, 0],
});

function directiveNode(shape: DirectiveShape): Node {
  const isLeaf = shape.kind === 'leafDirective';
  return Node.create({
    name: shape.node,
    group: shape.within ? '' : 'block',
    ...(isLeaf ? {} : { content: `${shape.hasLabel ? 'blockLabel ' : ''}${shape.holds}` }),
    atom: isLeaf,
    defining: !isLeaf,
    isolating: !isLeaf,
    draggable: !shape.within,
    addAttributes: () => attributesOf(shape.attributes),
    parseHTML: () => [{ tag: `[data-block="${shape.node}"]` }],
    renderHTML({ HTMLAttributes }) {
      const attributes = mergeAttributes(HTMLAttributes, { 'data-block': shape.node });
      return isLeaf ? ['div', attributes] : ['div', attributes, 0];
    },
  });
}

/** By their name in the document. */
export const directiveNodes: Record<string, Node> = Object.fromEntries(
  directives.map((shape) => [shape.node, directiveNode(shape)]),
);

/** A mark after a sentence that says which source it leans on. */
export const Citation = Node.create({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => attributesOf(['source', 'where']),
  parseHTML: () => [{ tag: 'sup[data-citation]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'sup',
    mergeAttributes(HTMLAttributes, { 'data-citation': '' }),
  ],
});

export const FootnoteReference = Node.create({
  name: 'footnoteReference',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => attributesOf(['label']),
  parseHTML: () => [{ tag: 'sup[data-footnote]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'sup',
    mergeAttributes(HTMLAttributes, { 'data-footnote': '' }),
  ],
});

/** The note itself, where it stands in the text. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'block',
  content: 'block+',
  defining: true,
  isolating: true,
  addAttributes: () => attributesOf(['label']),
  parseHTML: () => [{ tag: 'div[data-note]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { 'data-note': '' }),
    0,
  ],
});

/** What the editor does not know, kept character by character. */
export const RawBlock = Node.create({
  name: 'rawBlock',
  group: 'block',
  atom: true,
  addAttributes: () => attributesOf(['source']),
  parseHTML: () => [{ tag: 'pre[data-raw]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['pre', mergeAttributes(HTMLAttributes, { 'data-raw': '' })],
});

export const RawInline = Node.create({
  name: 'rawInline',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => attributesOf(['source']),
  parseHTML: () => [{ tag: 'code[data-raw]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['code', mergeAttributes(HTMLAttributes, { 'data-raw': '' })],
});
