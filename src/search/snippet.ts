/** Turns what PostgreSQL marked into pieces of text, so that no HTML is ever made of a snippet. */
import { marks } from './search-sql.ts';

export type Piece = { text: string; marked: boolean };

/** The pieces of a marked text, in order; fragments are parted by an ellipsis. */
export function pieces(marked: string): Piece[] {
  const found: Piece[] = [];
  const add = (text: string, isMarked: boolean) => {
    if (text !== '') found.push({ text, marked: isMarked });
  };
  const [first = '', ...rest] = marked.replaceAll(marks.between, ' … ').split(marks.start);
  add(first, false);
  for (const part of rest) {
    const [match = '', after = ''] = part.split(marks.end);
    add(match, true);
    add(after, false);
  }
  return found;
}
