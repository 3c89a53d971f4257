/**
 * Sets the puzzles as PDFs and prints their solutions as Markdown, from the same grids:
 * `node scripts/artwork/print/printables.ts`.
 */
import { colour } from '../kit/palette.ts';
import { type Entry, number } from './crossword.ts';
import { type Crossword, crosswords } from './puzzles.ts';
import { margin, type PDFKit, width, writeSheet } from './sheet.ts';
import { makeSudoku, type Sudoku } from './sudoku.ts';

const folder = `${import.meta.dirname}/../../../content/media`;

for (const puzzle of crosswords) {
  const { issue, date } = puzzle;
  const issued = new Date(`${issue}T06:00:00Z`);
  const sudoku = makeSudoku(`sudoku of ${issue}`);
  await writeSheet(
    {
      file: `${folder}/crossword-${issue}.pdf`,
      title: 'Mini crossword',
      date,
      issued,
      say: 'Nine squares by nine, sixteen clues, one cup of tea.',
    },
    (page) => crosswordPage(page, puzzle),
  );
  await writeSheet(
    {
      file: `${folder}/sudoku-${issue}.pdf`,
      title: 'Sudoku',
      date,
      issued,
      say: 'Every row, every column and every block of nine holds the digits 1 to 9, once each.',
    },
    (page) => sudokuPage(page, sudoku),
  );
  process.stdout.write(`${solutions(puzzle, sudoku)}\n`);
}

function crosswordPage(page: PDFKit, puzzle: Crossword) {
  const { starts, across, down } = number(puzzle);
  const cell = 36;
  const left = margin + (width - cell * 9) / 2;
  const top = 172;
  for (const [row, letters] of puzzle.rows.entries()) {
    for (const [column, letter] of [...letters].entries()) {
      const [x, y] = [left + column * cell, top + row * cell];
      page.rect(x, y, cell, cell).lineWidth(0.8);
      if (letter === '#') {
        page.fillAndStroke(colour.ink, colour.ink);
        continue;
      }
      page.fillAndStroke('#ffffff', colour.ink);
      const at = starts.get(`${row},${column}`);
      if (at === undefined) continue;
      page
        .font('sans')
        .fontSize(8)
        .fillColor(colour.ink)
        .text(String(at), x + 3, y + 2.5, { lineBreak: false });
    }
  }
  page
    .rect(left, top, cell * 9, cell * 9)
    .lineWidth(2)
    .strokeColor(colour.ink)
    .stroke();
  list(page, { heading: 'Across', entries: across, x: margin });
  list(page, { heading: 'Down', entries: down, x: margin + width / 2 + 10 });
}

function list(
  page: PDFKit,
  { heading, entries, x }: { heading: string; entries: readonly Entry[]; x: number },
) {
  const wide = width / 2 - 10;
  page.font('strong').fontSize(12).fillColor(colour.ink).text(heading, x, 524);
  let y = 544;
  for (const { number: at, clue, answer } of entries) {
    page.font('strong').fontSize(10.5).text(String(at), x, y, { width: 18 });
    page
      .font('text')
      .fontSize(11.5)
      .text(`${clue} (${answer.length})`, x + 22, y - 1, { width: wide - 22 });
    y = page.y + 6;
  }
}

function sudokuPage(page: PDFKit, { given }: Sudoku) {
  const cell = 50;
  const left = margin + (width - cell * 9) / 2;
  const top = 192;
  for (const [at, digit] of given.entries()) {
    if (digit === 0) continue;
    const [x, y] = [left + (at % 9) * cell, top + Math.floor(at / 9) * cell];
    page
      .font('serif')
      .fontSize(27)
      .fillColor(colour.ink)
      .text(String(digit), x, y + 12, { width: cell, align: 'center' });
  }
  for (let at = 0; at <= 9; at += 1) {
    const weight = at % 3 === 0 ? 2.2 : 0.7;
    page.lineWidth(weight).strokeColor(colour.ink).lineCap('square');
    page
      .moveTo(left + at * cell, top)
      .lineTo(left + at * cell, top + cell * 9)
      .stroke();
    page
      .moveTo(left, top + at * cell)
      .lineTo(left + cell * 9, top + at * cell)
      .stroke();
  }
}

function solutions(puzzle: Crossword, { solution }: Sudoku) {
  const { across, down } = number(puzzle);
  const answers = (entries: readonly Entry[]) =>
    entries
      .map(({ number: at, answer }) => `${at} ${answer.charAt(0)}${answer.slice(1).toLowerCase()}`)
      .join(' · ');
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const table = Array.from({ length: 9 }, (_, at) =>
    row(['ABCDEFGHI'.charAt(at), ...solution.slice(at * 9, at * 9 + 9)]),
  );
  const head = row(['Row', 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  return [
    `## Mini crossword: the solution\n`,
    `**Across:** ${answers(across)}\n`,
    `**Down:** ${answers(down)}\n`,
    `## Sudoku: the solution\n`,
    [head, row(Array(10).fill('--')), ...table].join('\n'),
    '',
  ].join('\n');
}
