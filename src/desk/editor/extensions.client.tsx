'use client';
/** The document of `schema/` with a screen: node views, menus and keys. */
import { type Editor, Extension, type Extensions, InputRule } from '@tiptap/core';
import { Table } from '@tiptap/extension-table';
import { Placeholder } from '@tiptap/extensions';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorProps, EditorView } from '@tiptap/pm/view';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { Suggestion } from '@tiptap/suggestion';
import { BlockView } from './blocks/BlockView.client.tsx';
import { CitationMark, FootnoteMark, FootnoteView, RawView } from './blocks/Marks.client.tsx';
import { moveBlock, removeBlock } from './blocks/move.ts';
import { type BlockChoice, choices, fits } from './choices.ts';
import styles from './editor.module.css';
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
import { WhatIsEmpty } from './what-is-empty.ts';

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
  /** Files were pasted or dropped where the cursor is. */
  onFiles(files: File[]): void;
};

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
      placeholder: ({ editor }) =>
        editor.isEmpty ? 'Write the story here. Type / for a block.' : '',
    }),
    Find,
    WhatIsEmpty,
    slashMenu(doors),
    keys(doors),
  ];
}

/** Given to the editor beside the extensions; made once, for Tiptap updates its view for every other object. */
export function textProps(doors: EditorDoors): EditorProps {
  return {
    attributes: {
      class: styles.prose ?? '',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': 'Text of the story',
      spellcheck: 'true',
    },
    transformPastedHTML: cleanPaste,
    handlePaste: (view, event) => takeFiles(view, event.clipboardData, doors),
    handleDrop(view, event, _slice, isMoved) {
      if (isMoved || !takeFiles(view, event.dataTransfer, doors, event)) return false;
      event.preventDefault();
      return true;
    },
    handleDOMEvents: {
      // The story's next step, for whoever listens outside: the editor would take every Enter for its own.
      keydown: (_view, event) =>
        event.key === 'Enter' && event.shiftKey && (event.ctrlKey || event.metaKey),
    },
  };
}

/**
 * Files that are pasted or dropped, and not the picture of itself that a word processor puts beside its
 * words. Where they were dropped the cursor goes.
 */
function takeFiles(
  view: EditorView,
  data: DataTransfer | null,
  doors: EditorDoors,
  at?: { clientX: number; clientY: number },
): boolean {
  const files = [...(data?.files ?? [])];
  if (files.length === 0 || data?.types.includes('text/plain')) return false;
  if (!view.editable) return true;
  const found = at ? view.posAtCoords({ left: at.clientX, top: at.clientY }) : null;
  if (found) {
    const place = TextSelection.near(view.state.doc.resolve(found.pos));
    view.dispatch(view.state.tr.setSelection(place));
  }
  doors.onFiles(files);
  return true;
}
