/** Numbers a crossword: every square that starts a word of three letters or more gets a number. */
import type { Crossword } from './puzzles.ts';

export type Entry = { number: number; answer: string; clue: string };
export type Numbered = { starts: Map<string, number>; across: Entry[]; down: Entry[] };

export function number(puzzle: Crossword): Numbered {
  const { rows, clues } = puzzle;
  const letter = (row: number, column: number) => rows[row]?.[column] ?? '#';
  const run = ([row, column]: readonly [number, number], [dy, dx]: readonly [number, number]) => {
    if (letter(row - dy, column - dx) !== '#') return '';
    let answer = '';
    for (let at = 0; letter(row + at * dy, column + at * dx) !== '#'; at += 1) {
      answer += letter(row + at * dy, column + at * dx);
    }
    return answer.length > 2 ? answer : '';
  };
  const entry = (answer: string, at: number): Entry => {
    const found = clues.find((clue) => clue.answer === answer);
    if (found === undefined) throw new Error(`No clue for ${answer} in ${puzzle.issue}`);
    return { number: at, ...found };
  };
  const numbered: Numbered = { starts: new Map(), across: [], down: [] };
  for (const [row, line] of rows.entries()) {
    for (let column = 0; column < line.length; column += 1) {
      if (letter(row, column) === '#') continue;
      const [across, down] = [run([row, column], [0, 1]), run([row, column], [1, 0])];
      if (across === '' && down === '') continue;
      const at = numbered.starts.size + 1;
      numbered.starts.set(`${row},${column}`, at);
      if (across !== '') numbered.across.push(entry(across, at));
      if (down !== '') numbered.down.push(entry(down, at));
    }
  }
  return numbered;
}
