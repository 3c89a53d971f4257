/** Says aloud that the heading of a column is still to be written: an empty one tells a listener nothing. */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export const EmptyHeadings = Extension.create({
  name: 'emptyHeadings',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations({ doc }) {
          const found: Decoration[] = [];
          doc.descendants((node, pos) => {
            if (node.type.name === 'tableHeader' && node.textContent === '') {
              const said = { 'aria-label': 'Heading not written yet' };
              found.push(Decoration.node(pos, pos + node.nodeSize, said));
            }
            return !node.isTextblock;
          });
          return DecorationSet.create(doc, found);
        },
      },
    }),
  ],
});
