/** The keys that the text hears by itself, for the sheet. Those of `extensions.client.tsx` and of Tiptap. */
import type { Shortcut } from '../shell/shortcuts.client.tsx';

const keys: [string, string][] = [
  ['mod+Z', 'Undo'],
  ['mod+shift+Z', 'Redo'],
  ['mod+B', 'Bold'],
  ['mod+I', 'Italic'],
  ['mod+shift+S', 'Struck out'],
  ['mod+E', 'Code'],
  ['mod+alt+2', 'Heading'],
  ['mod+alt+3', 'Smaller heading'],
  ['mod+shift+8', 'List'],
  ['mod+shift+7', 'Numbered list'],
  ['mod+shift+B', 'Quotation'],
  ['/', 'Put in a block'],
  ['mod+alt+Enter', 'To the fields of the block; Esc leads back'],
  ['mod+Enter', 'A new line after the block'],
  ['mod+shift+ArrowUp', 'Move the block up'],
  ['mod+shift+ArrowDown', 'Move the block down'],
  ['mod+shift+Backspace', 'Remove the block'],
  ['mod+alt+S', 'Cite a source'],
  ['mod+F', 'Find and replace'],
];

export const textKeys: Shortcut[] = keys.map(([written, label]) => ({
  keys: written,
  label,
  group: 'In the text',
}));
