'use client';
/** Files that were pasted or dropped into the text go to the library, and then stand where they came. */
import type { Editor } from '@tiptap/react';
import { useMemo } from 'react';
import { insertPicture } from './choices.ts';
import type { Library } from './story-context.client.tsx';

type Props = {
  editor: Editor;
  picker: NonNullable<Library['PicturePicker']>;
  files: File[];
  /** Called with those still to come, after one was put in or left out. */
  onRest: (files: File[]) => void;
};

/** One after the other: each is asked for its words. */
export function ArrivedPictures({ editor, picker: Picker, files, onRest }: Props) {
  const [first, ...rest] = files;
  const sent = useMemo(() => (first ? [first] : []), [first]);
  if (!first) return null;
  return (
    <Picker
      // Each begins anew.
      key={rest.length}
      opened
      files={sent}
      onClose={() => {
        onRest(rest);
        editor.commands.focus();
      }}
      onPick={({ key }) => insertPicture(editor, key)}
    />
  );
}
