'use client';
/** The document of `schema/` with a screen: node views, menus and keys. */
import { type Editor, Extension, type Extensions, InputRule } from '@tiptap/core';
import { Table } from '@tiptap/extension-table';
import { Placeholder } from '@tiptap/extensions';
import { TextSelection } from '@tiptap/pm/state';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { Suggestion } from '@tiptap/suggestion';
import { BlockView } from './blocks/BlockView.client.tsx';
import { type BlockKind, blockKinds, kindOf } from './blocks/catalogue.ts';
import { CitationMark, FootnoteMark, FootnoteView, RawView } from './blocks/Marks.client.tsx';
import { moveBlock, removeBlock } from './blocks/move.ts';
import { EmptyHeadings } from './empty-headings.ts';
import { Find } from './find/find.ts';
import { cleanPaste } from './paste/clean-html.ts';
import { directives } from './schema/directives.ts';
import { tableParts, textExtensions } from './schema/extensions.ts';
import {
  BlockLabel,
  Citation,
  directiveNodes,
  Footnote,
  FootnoteReference,
  RawBlock,
  RawInline,
} from './schema/nodes.ts';

export type SlashState = {
  items: BlockChoice[];
  query: string;
  rect: DOMRect | null;
  choose(item: BlockChoice): void;
};

export type EditorDoors = {
  /** The slash menu opens, changes and (null) closes. */
  onSlash(state: SlashState | null): void;
  /** True when the menu took the key. */
  onSlashKey(event: KeyboardEvent): boolean;
  onCite(): void;
  onFind(): void;
};

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

function slashMenu(doors: EditorDoors) {
  return Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      return [
        Suggestion<BlockChoice>({
          editor: this.editor,
          char: '/',
          // “/key points” is one name. Words that are none are just words, and the menu goes.
          allowSpaces: true,
          allow: ({ state, range }) => {
            const { parent } = state.doc.resolve(range.from);
            return parent.type.name === 'paragraph' || parent.type.name === 'blockLabel';
          },
          items: ({ query }) => choices.filter((choice) => fits(choice, query)),
          command: ({ editor, range, props }) => {
            editor.chain().deleteRange(range).run();
            props.insert(editor);
          },
          render: () => {
            const show = (props: {
              items: BlockChoice[];
              query: string;
              command(choice: BlockChoice): void;
              clientRect?: (() => DOMRect | null) | null;
            }) =>
              doors.onSlash(
                props.items.length === 0 && /\s/.test(props.query)
                  ? null
                  : {
                      items: props.items,
                      query: props.query,
                      rect: props.clientRect?.() ?? null,
                      choose: (choice) => props.command(choice),
                    },
              );
            return {
              onStart: show,
              onUpdate: show,
              onExit: () => doors.onSlash(null),
              onKeyDown: ({ event }) => doors.onSlashKey(event),
            };
          },
        }),
      ];
    },
  });
}

function fits({ label, also }: BlockChoice, query: string): boolean {
  const wanted = query.toLowerCase();
  if (wanted.startsWith(' ')) return false;
  return (
    `${label} ${also}`
      .toLowerCase()
      .split(/[\s&]+/)
      .some((word) => word.startsWith(wanted)) || label.toLowerCase().includes(wanted)
  );
}

function keys(doors: EditorDoors) {
  return Extension.create({
    name: 'storyKeys',
    addKeyboardShortcuts() {
      const run = (change: typeof removeBlock) => () => {
        const transaction = change(this.editor.state);
        if (transaction) this.editor.view.dispatch(transaction);
        return true;
      };
      return {
        'Mod-Shift-ArrowUp': run((state) => moveBlock(state, -1)),
        'Mod-Shift-ArrowDown': run((state) => moveBlock(state, 1)),
        'Mod-Shift-Backspace': run(removeBlock),
        // To the fields of the block the cursor is in; Escape leads back.
        'Mod-Alt-Enter': () => focusFields(this.editor),
        'Mod-Alt-s': () => {
          doors.onCite();
          return true;
        },
        'Mod-f': () => {
          doors.onFind();
          return true;
        },
        // A new line after a block that has no line after it.
        'Mod-Enter': () => {
          const { $from } = this.editor.state.selection;
          const end = $from.depth > 0 ? $from.after(1) : this.editor.state.selection.to;
          return this.editor
            .chain()
            .insertContentAt(end, { type: 'paragraph' })
            .setTextSelection(end + 1)
            .run();
        },
        // biome-ignore lint/correctness/noComponentHookFactories: a key, and no component
        Enter: () => intoBody(this.editor),
      };
    },
    addInputRules: () => [
      // Typed quotation marks and dashes are left as the reporter types them, but three dots are one.
      new InputRule({
        find: /\.\.\.$/,
        handler: ({ state, range }) => void state.tr.insertText('…', range.from, range.to),
      }),
    ],
  });
}

/** Enter at the heading of a block goes on to its text. */
function intoBody(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  if ($from.parent.type.name !== 'blockLabel') return false;
  return editor.commands.setTextSelection($from.after() + 1);
}

function focusFields(editor: Editor): boolean {
  const { $from, from } = editor.state.selection;
  const pos = $from.depth > 0 ? $from.before(1) : from;
  for (let depth = $from.depth; depth >= 0; depth -= 1) {
    const dom = editor.view.nodeDOM(depth > 0 ? $from.before(depth) : pos);
    const field =
      dom instanceof HTMLElement
        ? (dom.querySelector<HTMLElement>('input, select, textarea') ?? dom.querySelector('button'))
        : null;
    if (field) {
      field.focus();
      return true;
    }
  }
  return false;
}

const inside = { stopEvent: ({ event }: { event: Event }) => isField(event.target) };

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, select, textarea, button') !== null
  );
}

export function editorExtensions(doors: EditorDoors): Extensions {
  const leaves = directives
    .map(({ node }) => directiveNodes[node])
    .filter((node) => node !== undefined);
  return [
    ...textExtensions,
    Table.configure({ resizable: false }),
    ...tableParts,
    BlockLabel,
    ...leaves.map((node) =>
      node.extend({ addNodeView: () => ReactNodeViewRenderer(BlockView, inside) }),
    ),
    Citation.extend({ addNodeView: () => ReactNodeViewRenderer(CitationMark, inside) }),
    FootnoteReference.extend({ addNodeView: () => ReactNodeViewRenderer(FootnoteMark) }),
    Footnote.extend({ addNodeView: () => ReactNodeViewRenderer(FootnoteView) }),
    RawBlock.extend({ addNodeView: () => ReactNodeViewRenderer(RawView, inside) }),
    RawInline.extend({
      renderHTML: ({ node }) => [
        'code',
        { 'data-raw': '', 'data-source': node.attrs.source },
        String(node.attrs.source),
      ],
    }),
    Placeholder.configure({
      includeChildren: true,
      // Each heading of a block says what belongs in it, also while the cursor is elsewhere.
      showOnlyCurrent: false,
      placeholder: ({ node, editor, pos }) => {
        if (node.type.name === 'blockLabel') {
          return kindOf(editor.state.doc.resolve(pos).parent.type.name)?.labelHint ?? '';
        }
        return editor.isEmpty ? 'Write the story here. Type / for a block.' : '';
      },
    }),
    Find,
    EmptyHeadings,
    slashMenu(doors),
    keys(doors),
  ];
}

/** Given to the editor beside the extensions. */
export const pasteProps = { transformPastedHTML: cleanPaste };
