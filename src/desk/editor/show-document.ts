/** Puts a text into the editor from outside; neither is a step that undo takes back. */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';

/** The whole text anew, for example as it was typed in Markdown. */
export function showDocument(editor: Editor, doc: Node): void {
  show(editor, { from: 0, to: editor.state.doc.content.size, blocks: doc.children });
}

/**
 * Only the blocks that differ, so that the cursor of somebody who is writing stays where it is while
 * others' words come in around it.
 */
export function showChanges(editor: Editor, doc: Node): void {
  const [before, after] = [editor.state.doc.children, doc.children];
  const most = Math.min(before.length, after.length);
  const isSame = (one: Node | undefined, other: Node | undefined) =>
    one !== undefined && other !== undefined && one.eq(other);
  let start = 0;
  while (start < most && isSame(before[start], after[start])) start += 1;
  let end = 0;
  while (end < most - start && isSame(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const from = sizeOf(before.slice(0, start));
  const to = from + sizeOf(before.slice(start, before.length - end));
  show(editor, { from, to, blocks: after.slice(start, after.length - end) });
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
}

type Change = { from: number; to: number; blocks: readonly Node[] };

function show(editor: Editor, { from, to, blocks }: Change): void {
  if (from === to && blocks.length === 0) return;
  const { tr } = editor.state;
  if (blocks.length === 0) tr.delete(from, to);
  else tr.replaceWith(from, to, [...blocks]);
  editor.view.dispatch(tr.setMeta('addToHistory', false).setMeta('preventUpdate', true));
}
