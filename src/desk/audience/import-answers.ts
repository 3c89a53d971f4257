/** What the desk's API says of a file before anything is decided. */
import type { ImportMapping } from '#subscribers/pure.ts';

export type Read = {
  kind: 'read';
  columns: string[];
  sample: string[][];
  lines: number;
  guess: ImportMapping;
};
