/** Makes a sudoku that has exactly one solution; squares are emptied in pairs, as long as that holds. */
import { seeded } from '../kit/random.ts';

export type Sudoku = { given: readonly number[]; solution: readonly number[] };
const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export function makeSudoku(seed: string): Sudoku {
  const random = seeded(seed);
  const start = Array<number>(81).fill(0);
  for (const block of [0, 30, 60]) {
    for (const [at, digit] of random.shuffle(digits).entries()) {
      start[block + Math.floor(at / 3) * 9 + (at % 3)] = digit;
    }
  }
  const solution = solve(start, random.shuffle(digits), 1)[0] ?? [];
  const given = [...solution];
  const halves = Array.from({ length: 41 }, (_, at) => at);
  for (const at of random.shuffle(halves)) {
    const tried = [...given];
    tried[at] = 0;
    tried[80 - at] = 0;
    const left = tried.filter((digit) => digit > 0).length;
    if (left < 30 || solve(tried, digits, 2).length !== 1) continue;
    given[at] = 0;
    given[80 - at] = 0;
  }
  return { given, solution };
}

/** Up to `most` solutions, trying the digits in the order they come. */
export function solve(grid: readonly number[], order: readonly number[], most: number): number[][] {
  let tightest = -1;
  let choice: number[] = [];
  for (const [at, digit] of grid.entries()) {
    if (digit > 0) continue;
    const seen = new Set(neighbours(at).map((other) => grid[other]));
    const free = order.filter((one) => !seen.has(one));
    if (tightest < 0 || free.length < choice.length) [tightest, choice] = [at, free];
  }
  if (tightest < 0) return [[...grid]];
  const found: number[][] = [];
  for (const digit of choice) {
    found.push(...solve(grid.with(tightest, digit), order, most - found.length));
    if (found.length >= most) break;
  }
  return found;
}

function neighbours(at: number): number[] {
  const [row, column] = [Math.floor(at / 9), at % 9];
  return Array.from({ length: 81 }, (_, other) => other).filter((other) => {
    const [r, c] = [Math.floor(other / 9), other % 9];
    const block =
      Math.floor(r / 3) === Math.floor(row / 3) && Math.floor(c / 3) === Math.floor(column / 3);
    return other !== at && (r === row || c === column || block);
  });
}
