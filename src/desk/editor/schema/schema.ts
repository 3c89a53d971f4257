import { getSchema } from '@tiptap/core';
import { Table } from '@tiptap/extension-table';
import type { Schema } from '@tiptap/pm/model';
import { tableParts, textExtensions } from './extensions.ts';
import {
  BlockLabel,
  Citation,
  directiveNodes,
  Footnote,
  FootnoteReference,
  RawBlock,
  RawInline,
} from './nodes.ts';

/** The document without a screen: for reading and writing Markdown in tests and tools. */
export const storySchema: Schema = getSchema([
  ...textExtensions,
  Table,
  ...tableParts,
  BlockLabel,
  ...Object.values(directiveNodes),
  Citation,
  FootnoteReference,
  Footnote,
  RawBlock,
  RawInline,
]);
