/** Says what belongs where nothing is written yet: in the heading of a block, in that of a column. */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { kindOf } from './blocks/catalogue.ts';

export const WhatIsEmpty = Extension.create({
  name: 'whatIsEmpty',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations({ doc }) {
          const found: Decoration[] = [];
          doc.descendants((node, pos, parent) => {
            const said = node.textContent === '' ? saidOf(node, parent) : null;
            if (said) found.push(Decoration.node(pos, pos + node.nodeSize, said));
            return !node.isTextblock;
          });
          return DecorationSet.create(doc, found);
        },
      },
    }),
  ],
});

function saidOf(node: Node, parent: Node | null): Record<string, string> | null {
  if (node.type.name === 'blockLabel') {
    const hint = parent ? kindOf(parent.type.name)?.labelHint : undefined;
    return hint ? { class: 'is-empty', 'data-placeholder': hint } : null;
  }
  // An empty heading of a column tells a listener nothing.
  return node.type.name === 'tableHeader' ? { 'aria-label': 'Heading not written yet' } : null;
}
