/** The dry run of an import: what a file holds and what would become of its lines. Changes nothing. */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { mayBringIn } from '../policy.ts';
import type { ImportMapping } from '../pure.ts';
import { standingOf } from './known-addresses.ts';
import { type LineProblem, type ReadProblem, readLines, readTable } from './read-lines.ts';

type Forbidden = { kind: 'forbidden' };
export type UnknownLetter = {
  kind: 'invalid';
  problems: { field: 'letters'; code: 'unknown' }[];
};
export const unknownLetter: UnknownLetter = {
  kind: 'invalid',
  problems: [{ field: 'letters', code: 'unknown' }],
};
type Unread = { kind: 'unread'; problem: ReadProblem };

const sampleLines = 5;
const listed = 500;
export const batchSize = 1000;

export type ImportRead = {
  kind: 'read';
  columns: string[];
  sample: string[][];
  lines: number;
  /** Which columns look like what; a person decides. */
  guess: ImportMapping;
};

/** The columns of a file and its first lines. */
export function readImport(
  actor: Actor,
  { text, hasNames }: { text: string; hasNames: boolean },
): ImportRead | Unread | Forbidden {
  if (!mayBringIn(actor)) return { kind: 'forbidden' };
  const table = readTable(text, hasNames);
  if ('code' in table) return { kind: 'unread', problem: table };
  const { columns, rows } = table;
  const sample = rows.slice(0, sampleLines).map(({ cells }) => cells);
  const named = (pattern: RegExp) => {
    const found = columns.findIndex((name) => pattern.test(name));
    return found < 0 ? null : found;
  };
  const filled = columns.findIndex((_, n) => sample.some((cells) => cells[n]?.includes('@')));
  return {
    kind: 'read',
    columns,
    sample,
    lines: rows.length,
    guess: {
      email: filled < 0 ? (named(/mail/i) ?? 0) : filled,
      at: named(/consent\w*[ _-]*(at|on|date)\b|date|opt.?in|confirmed|subscribed|joined/i),
      words: named(/words|\bhow\b|consent$/i),
    },
  };
}

type Listed = { line: number; email: string };

export type ImportCheck = {
  kind: 'checked';
  lines: number;
  /** How many would come in, have everything already, left once, or are never written to. */
  counts: { new: number; already: number; left: number; suppressed: number; wrong: number };
  wrongLines: LineProblem[];
  left: Listed[];
  suppressed: Listed[];
};

export type CheckAsked = {
  text: string;
  hasNames: boolean;
  mapping: ImportMapping;
  letters: string[];
};

/** What would become of every line, and nothing of it done. */
export async function checkImport(
  actor: Actor,
  asked: CheckAsked,
  at: Date,
): Promise<ImportCheck | Unread | Forbidden | UnknownLetter> {
  return mayBringIn(actor) ? checkFile(asked, at) : { kind: 'forbidden' };
}

export async function checkFile(
  asked: CheckAsked,
  at: Date,
): Promise<ImportCheck | Unread | UnknownLetter> {
  const table = readTable(asked.text, asked.hasNames);
  if ('code' in table) return { kind: 'unread', problem: table };
  const letters = await database().newsletter.findMany({
    where: { slug: { in: asked.letters } },
    select: { id: true },
  });
  if (letters.length !== new Set(asked.letters).size) return unknownLetter;
  const ids = letters.map(({ id }) => id);
  const { good, problems } = readLines(table.rows, asked.mapping, at);
  const counts = { new: 0, already: 0, left: 0, suppressed: 0, wrong: problems.length };
  const lists: Record<'left' | 'suppressed', Listed[]> = { left: [], suppressed: [] };
  for (let from = 0; from < good.length; from += batchSize) {
    const batch = good.slice(from, from + batchSize);
    const standing = await standingOf(
      batch.map(({ email }) => email),
      ids,
    );
    for (const { line, email } of batch) {
      const how = standing.get(email) ?? 'new';
      counts[how] += 1;
      if (how === 'left' || how === 'suppressed') lists[how].push({ line, email });
    }
  }
  return {
    kind: 'checked',
    lines: table.rows.length,
    counts,
    wrongLines: problems.slice(0, listed),
    left: lists.left.slice(0, listed),
    suppressed: lists.suppressed.slice(0, listed),
  };
}

export type PastImport = {
  id: number;
  at: Date;
  importedBy: string;
  file: string;
  letters: string[];
  words: string;
  lines: number;
  added: number;
  already: number;
  left: number;
  suppressed: number;
  wrong: number;
  endedAt: Date | null;
};

/** The newest first. */
export async function listImports(
  actor: Actor,
): Promise<{ kind: 'found'; imports: PastImport[] } | Forbidden> {
  if (!mayBringIn(actor)) return { kind: 'forbidden' };
  return {
    kind: 'found',
    imports: await database().audienceImport.findMany({ orderBy: { id: 'desc' }, take: 50 }),
  };
}
