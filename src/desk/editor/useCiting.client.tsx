'use client';
/** Citing: from the words at the cursor, or once more from a citation that stands there. */
import type { Editor } from '@tiptap/react';
import { type RefObject, useCallback, useState } from 'react';
import { CiteDialog, type Cited } from './CiteDialog.client.tsx';
import { putCitation, wordsBefore } from './cite.ts';
import type { EditorSource } from './story-context.client.tsx';

type Asked = {
  /** Where the citation stands that is changed; none for a new one. */
  pos: number | null;
  cited: Cited | null;
  words: string;
};

export function useCiting(editorNow: RefObject<Editor | null>) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const open = useCallback(
    (pos: number | null = null) => {
      const editor = editorNow.current;
      if (!editor) return;
      const node = pos === null ? null : editor.state.doc.nodeAt(pos);
      const cited = node ? { source: String(node.attrs.source), where: node.attrs.where } : null;
      setAsked({ pos, cited, words: wordsBefore(editor, pos) });
    },
    [editorNow],
  );

  function dialog(sources: EditorSource[], onAdd: (source: EditorSource) => void) {
    const editor = editorNow.current;
    if (!asked || !editor) return null;
    const { pos, cited, words } = asked;
    const close = () => {
      setAsked(null);
      editor.commands.focus();
    };
    return (
      <CiteDialog
        sources={sources}
        cited={cited}
        words={words}
        onClose={close}
        onAdd={onAdd}
        onCite={(chosen) => {
          putCitation(editor, pos, chosen);
          close();
        }}
        onRemove={
          pos === null
            ? null
            : () => {
                editor.commands.deleteRange({ from: pos, to: pos + 1 });
                close();
              }
        }
      />
    );
  }
  return { open, dialog };
}
