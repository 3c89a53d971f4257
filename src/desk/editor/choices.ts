/** Every block that can be put into a story, by the slash menu and the toolbar, and how it gets there. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { type BlockKind, blockKinds } from './blocks/catalogue.ts';

export type BlockChoice = {
  label: string;
  hint: string;
  also: string;
  insert(editor: Editor): void;
};

const textChoices: BlockChoice[] = [
  {
    label: 'Heading',
    hint: 'A new part of the story',
    also: 'h2 subhead',
    insert: (editor) => editor.chain().focus().setHeading({ level: 2 }).run(),
  },
  {
    label: 'Smaller heading',
    hint: 'A part of a part',
    also: 'h3 subhead',
    insert: (editor) => editor.chain().focus().setHeading({ level: 3 }).run(),
  },
  {
    label: 'List',
    hint: 'Points, one a line',
    also: 'bullets ul',
    insert: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    label: 'Numbered list',
    hint: 'Points in order',
    also: 'ol steps',
    insert: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    label: 'Quotation',
    hint: 'Words of others, in the text',
    also: 'blockquote',
    insert: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    label: 'Table',
    hint: 'Rows and columns',
    also: 'grid',
    insert: (editor) =>
      editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    label: 'Footnote',
    hint: 'A note at the foot of the story',
    also: 'note',
    insert: insertFootnote,
  },
  {
    label: 'Rule',
    hint: 'A line between parts',
    also: 'hr break',
    insert: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
];

const blockChoices: BlockChoice[] = blockKinds
  .filter(({ hint }) => hint !== '')
  .map((kind) => ({ ...kind, insert: (editor: Editor) => insertBlock(editor, kind) }));

export const choices: BlockChoice[] = [...blockChoices, ...textChoices];

/** Puts a block in the place of an empty line, else after the block the cursor is in. */
export function insertBlock(editor: Editor, kind: BlockKind): void {
  const { $from } = editor.state.selection;
  const isEmptyLine = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  const from =
    isEmptyLine && $from.depth > 0 ? $from.before() : $from.depth > 0 ? $from.after(1) : $from.pos;
  const to = isEmptyLine ? $from.after() : from;
  const isLeaf = kind.start.content === undefined;
  editor
    .chain()
    .insertContentAt({ from, to }, isLeaf ? [kind.start, { type: 'paragraph' }] : kind.start)
    .command(({ tr, commands }) => {
      const at = tr.mapping.map(from, -1);
      // The first words of it: in its heading, its paragraph or the first point of its list.
      return isLeaf
        ? commands.setNodeSelection(at)
        : commands.setTextSelection(TextSelection.near(tr.doc.resolve(at + 1)).from);
    })
    .focus()
    .scrollIntoView()
    .run();
}

/** Puts a picture of the library where a block would go. */
export function insertPicture(editor: Editor, picture: string): void {
  const kind = blockKinds.find(({ node }) => node === 'figure');
  if (kind) insertBlock(editor, { ...kind, start: { ...kind.start, attrs: { picture } } });
}

function insertFootnote(editor: Editor): void {
  const taken = new Set<string>();
  editor.state.doc.descendants((node) => {
    if (node.type.name.startsWith('footnote')) taken.add(String(node.attrs.label));
  });
  let number = 1;
  while (taken.has(String(number))) number += 1;
  const attrs = { label: String(number) };
  editor
    .chain()
    .focus()
    .insertContent({ type: 'footnoteReference', attrs })
    .command(({ tr, commands }) => {
      const end = tr.doc.content.size;
      return commands.insertContentAt(end, {
        type: 'footnote',
        attrs,
        content: [{ type: 'paragraph' }],
      });
    })
    .command(({ tr, commands }) => commands.setTextSelection(tr.doc.content.size - 2))
    .scrollIntoView()
    .run();
}

/** Whether somebody who typed this may mean it. */
export function fits({ label, also }: BlockChoice, query: string): boolean {
  const wanted = query.toLowerCase();
  if (wanted.startsWith(' ')) return false;
  return (
    `${label} ${also}`
      .toLowerCase()
      .split(/[\s&]+/)
      .some((word) => word.startsWith(wanted)) || label.toLowerCase().includes(wanted)
  );
}
