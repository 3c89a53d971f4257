'use client';
/** What the blocks of a text know of the story around them. */
import { createContext, type ReactNode, useContext } from 'react';

export type EditorSource = {
  key: string;
  publisher: string;
  headline?: string | undefined;
  description?: string | undefined;
  url?: string | undefined;
  published?: string | undefined;
  quote?: string | undefined;
};

export type ShownPicture = {
  key: string;
  alt: string;
  caption?: string | undefined;
  credit: string;
  url: string;
};

export type Named = { slug: string; name: string };

/** What the publication has for a story to show; the desk's page reads it. */
export type Library = {
  newsletters: Named[];
  promos: Named[];
  /** Pictures the text names already, by key. */
  pictures: Record<string, ShownPicture>;
  /** Headlines of the stories the text names already, by the last part of their addresses. */
  stories: Record<string, string>;
  /** A dialog to choose a picture in; without one its key is typed. */
  PicturePicker?: (props: {
    opened: boolean;
    onClose(): void;
    onPick(picture: ShownPicture): void;
    /** Sent to the library at once. */
    files?: File[];
  }) => ReactNode;
};

export type StoryAround = {
  library: Library;
  sources: EditorSource[];
  /** In the order the text cites them first; readers see these numbers. */
  numberOf(key: string): number | undefined;
  footnoteNumberOf(label: string): number | undefined;
  isEditable: boolean;
  citeAgain(pos: number): void;
};

const Around = createContext<StoryAround | null>(null);

export const StoryAroundProvider = Around.Provider;

export function useStoryAround(): StoryAround {
  const around = useContext(Around);
  if (!around) throw new Error('A block of the editor is shown outside an editor');
  return around;
}
