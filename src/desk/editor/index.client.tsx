'use client';
/** The editor's door for the desk's pages: nothing of it is loaded before a story is opened. */
import { Loader } from '@mantine/core';
import { type ComponentProps, lazy, Suspense } from 'react';
import type { StoryEditor as Whole } from './StoryEditor.client.tsx';

export type { EditorState, StoryEditorProps } from './StoryEditor.client.tsx';
export type { Library, ShownPicture } from './story-context.client.tsx';

const Loaded = lazy(async () => ({
  default: (await import('./StoryEditor.client.tsx')).StoryEditor,
}));

export function StoryEditor(props: ComponentProps<typeof Whole>) {
  return (
    <Suspense fallback={<Loader aria-label="The editor is loading" />}>
      <Loaded {...props} />
    </Suspense>
  );
}
