/**
 * Reads the lines of a file of subscribers. What is wrong with a line is said with its number, and the
 * other lines stay good. Pure.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { type ImportMapping, importLimits } from '../pure.ts';
import { signUpSchema } from '../schema.ts';

export type LineProblem = {
  /** As a text editor counts them. */
  line: number;
  code: 'missing' | 'malformed' | 'too-long' | 'twice' | 'bad-day' | 'in-future' | 'too-long-words';
  /** What stands there. */
  found: string;
};

export type GoodLine = {
  line: number;
  email: string;
  /** When consent was given, where the line says so. */
  at: Date | null;
  words: string | null;
};

export type Table = { columns: string[]; rows: { line: number; cells: string[] }[] };
export type ReadProblem = { code: 'empty' | 'too-many-lines' | 'not-a-table'; words: string };

/** The file as a table, whatever stands between its cells: a comma, a semicolon or a tab. */
export function readTable(text: string, hasNames: boolean): Table | ReadProblem {
  const parsed = split(text);
  if (!Array.isArray(parsed)) return parsed;
  const rows = hasNames ? parsed.slice(1) : parsed;
  if (rows.length === 0) return { code: 'empty', words: 'There are no lines with people in it.' };
  if (rows.length > importLimits.lines) {
    const most = importLimits.lines.toLocaleString('en-GB');
    return { code: 'too-many-lines', words: `It has more than ${most} lines. Divide it.` };
  }
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const names = hasNames ? (parsed[0]?.cells ?? []) : [];
  const columns = Array.from({ length: width }, (_, n) => names[n]?.trim() || `Column ${n + 1}`);
  return { columns, rows };
}

function split(text: string): Table['rows'] | ReadProblem {
  const rows: Table['rows'] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 64 * 1024,
      on_record(cells: string[], { lines }: { lines: number }) {
        rows.push({ line: lines, cells });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      code: 'not-a-table',
      words: `It could not be read as CSV: ${error.message.slice(0, 200)}`,
    };
  }
  return rows;
}

/** What stands most often in the first line; a list of addresses alone has none of them. */
function delimiterOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (mark: string) => first.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

export type ReadLines = { good: GoodLine[]; problems: LineProblem[] };

/** The people of a table. The first line of an address counts; another one is a problem. */
export function readLines(rows: Table['rows'], mapping: ImportMapping, now: Date): ReadLines {
  const good: GoodLine[] = [];
  const problems: LineProblem[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    const cell = (column: number | null) => (column === null ? '' : (cells[column] ?? '').trim());
    // Our own exports put a quotation mark before what a spreadsheet would take for a formula.
    const given = cell(mapping.email).replace(/^'(?=[=+\-@])/, '');
    const email = signUpSchema.shape.email.safeParse(given);
    const day = readDay(cell(mapping.at), now);
    const words = cell(mapping.words);
    const problem = !email.success
      ? codeOf(email.error.issues[0]?.message)
      : seen.has(email.data)
        ? 'twice'
        : typeof day === 'string'
          ? day
          : words.length > importLimits.words.most
            ? 'too-long-words'
            : null;
    if (problem || !email.success || typeof day === 'string') {
      const found = problem === 'bad-day' || problem === 'in-future' ? cell(mapping.at) : given;
      problems.push({ line, code: problem ?? 'malformed', found: found.slice(0, 120) });
      continue;
    }
    seen.add(email.data);
    good.push({ line, email: email.data, at: day, words: words || null });
  }
  return { good, problems };
}

function codeOf(message: string | undefined): LineProblem['code'] {
  return message === 'missing' || message === 'too-long' ? message : 'malformed';
}

/** ISO 8601 only: what 03/04 means depends on who wrote it. */
function readDay(text: string, now: Date): Date | null | 'bad-day' | 'in-future' {
  if (text === '') return null;
  const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text,
  )?.[0];
  if (!iso) return 'bad-day';
  const hasZone = iso.length === 10 || /(?:Z|[+-]\d\d:?\d\d)$/.test(iso);
  const at = new Date(`${iso.replace(' ', 'T')}${hasZone ? '' : 'Z'}`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 4) < '1990') return 'bad-day';
  return at > now ? 'in-future' : at;
}
