/** `npm run standfirst -- subscribers …`: the audience in and out, from the machine itself. */
import { createWriteStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { now } from '#lib/clock.ts';
import { atTheMachine } from '#subscribers/index.ts';
import { type ImportAsked, importSchema } from '#subscribers/pure.ts';
import { StartUpProblem } from './start-up-problem.ts';

type Say = (line: string) => void;

/** Brings people in from a CSV file whose first line names its columns. */
export async function importSubscribers(given: string[], say: Say): Promise<number> {
  const { asked, isTrial } = readAsked(given);
  if (isTrial) {
    const check = await atTheMachine.checkByHand(asked, now());
    if (check.kind !== 'checked') return refused(check);
    for (const { line, code, found } of check.wrongLines) say(`line ${line}: ${code}  ${found}`);
    for (const { line, email } of check.left) say(`line ${line}: has left  ${email}`);
    for (const { line, email } of check.suppressed)
      say(`line ${line}: is never written to  ${email}`);
    const { counts } = check;
    say(
      `${check.lines} lines: ${counts.new} would come in, ${counts.already} have it already, ` +
        `${counts.left} left, ${counts.suppressed} are never written to, ${counts.wrong} are not right. ` +
        'Nothing was changed.',
    );
    return 0;
  }
  const result = await atTheMachine.importByHand(asked, now());
  if (result.kind !== 'imported') return refused(result);
  say(
    `${result.lines} lines: ${result.added} came in, ${result.already} had it already, ` +
      `${result.left} left, ${result.suppressed} are never written to, ${result.wrong} are not right. ` +
      'Nothing was mailed.',
  );
  return 0;
}

/** Writes everybody into a file. */
export async function exportSubscribers([file]: string[], say: Say): Promise<number> {
  if (!file) throw new StartUpProblem('No file was named.', 'name one after the command.');
  const lines = await atTheMachine.exportByHand(now());
  // Addresses are nobody else's to read, and nothing that is there is written over.
  await pipeline(Readable.from(lines), createWriteStream(file, { flags: 'wx', mode: 0o600 })).catch(
    (error) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      throw new StartUpProblem(`${file} is there already.`, 'name a file that is not.');
    },
  );
  say(`Written to ${file}.`);
  return 0;
}

function readAsked(given: string[]): { asked: ImportAsked; isTrial: boolean } {
  const options = {
    letter: { type: 'string', multiple: true },
    words: { type: 'string' },
    email: { type: 'string' },
    at: { type: 'string' },
    'dry-run': { type: 'boolean' },
  } as const;
  const { values, positionals } = readArguments(() =>
    parseArgs({ args: given, options, allowPositionals: true }),
  );
  const [file] = positionals;
  if (!file) throw new StartUpProblem('No file was named.', 'name one after the command.');
  const text = readText(file);
  const table = atTheMachine.columnsOf(text, true);
  if ('why' in table) throw new StartUpProblem(`${file} cannot be used.`, table.why);
  const column = (name: string) => {
    const found = table.columns.indexOf(name);
    if (found >= 0) return found;
    const columns = table.columns.join(', ');
    throw new StartUpProblem(`${file} has no column “${name}”.`, `its columns are ${columns}.`);
  };
  const parsed = importSchema.safeParse({
    text,
    hasNames: true,
    mapping: {
      email: column(values.email ?? 'email'),
      at: values.at === undefined ? null : column(values.at),
    },
    letters: values.letter ?? [],
    file: file.split('/').at(-1)?.slice(0, 200),
    words: values.words ?? '',
  });
  if (parsed.success) return { asked: parsed.data, isTrial: values['dry-run'] ?? false };
  throw new StartUpProblem(
    'The letters and how people agreed have to be said.',
    '--letter <slug> (more than once for several) and --words "<how these people agreed>".',
  );
}

function readArguments<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new StartUpProblem('The command was not understood.', String(error));
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StartUpProblem(`There is no file ${file} to read.`, 'name one that is there.');
  }
}

function refused(
  answer: { kind: 'invalid' } | { kind: 'unread'; problem: { words: string } },
): never {
  throw answer.kind === 'unread'
    ? new StartUpProblem('The file cannot be used.', answer.problem.words)
    : new StartUpProblem('One of the letters does not exist.', 'name letters by their slug.');
}
