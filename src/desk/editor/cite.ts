/** Puts a source beside the words that lean on it. */
import type { Editor } from '@tiptap/core';
import type { Cited } from './CiteDialog.client.tsx';

/** A citation stands after the words it is for: after the selection, or at the cursor. */
export function putCitation(editor: Editor, pos: number | null, { source, where }: Cited) {
  const citation = { type: 'citation', attrs: { source, where } };
  if (pos !== null)
    editor
      .chain()
      .insertContentAt({ from: pos, to: pos + 1 }, citation)
      .run();
  else editor.chain().insertContentAt(editor.state.selection.to, citation).run();
}

/** The sentence that a citation at this place would be for. */
export function wordsBefore(editor: Editor, pos: number | null): string {
  const { doc, selection } = editor.state;
  const { from, to } = selection;
  if (pos === null && from !== to) return doc.textBetween(from, to, ' ').slice(0, 160);
  const $pos = doc.resolve(pos ?? to);
  const before = $pos.parent.textBetween(0, $pos.parentOffset, ' ', ' ');
  return (
    before
      .match(/[^.!?]*[.!?]?\s*$/)?.[0]
      .trim()
      .slice(-160) ?? ''
  );
}
