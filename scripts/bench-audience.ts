/**
 * `npm run bench:audience -- [people] [server|embedded]`: how long the desk waits for its lists of
 * subscribers, reports and segments, through the functions that its pages call; and how long a whole
 * export and an import of as many lines take. Fails when a page takes longer, 95 of 100 times, than half a
 * second on a server, or a second on the embedded database.
 * `--write` puts the figures into docs/benchmarks.md.
 */
import { desk, reports } from '#issues/index.ts';
import { database } from '#lib/database.ts';
import { parseEnv, setEnv } from '#lib/env.ts';
import { audience } from '#subscribers/index.ts';
import { audienceFilterSchema, segmentFilterSchema } from '#subscribers/pure.ts';
import { writeIssue } from '../tests/support/audience.ts';
import { makeActor } from '../tests/support/staff.ts';
import { databasesAskedFor, onDatabase, quantile } from './bench/databases.ts';
import { makeLargeAudience } from './bench/large-audience.ts';
import { table, writeFigures } from './bench/write-figures.ts';

const people = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 100_000);
const limitsMs = { server: 500, embedded: 1000 };
const timesEach = 12;
const at = new Date('2026-06-01T12:00:00Z');

const lists: Record<string, object> = {
  'all, the newest first': {},
  'all, page 1,500': { page: 1500 },
  'a part of the address': { q: 'anna' },
  'a part that nobody has': { q: 'zebra' },
  'one letter, confirmed': { letter: 'morning', state: 'confirmed' },
  left: { state: 'left' },
  'never written to': { state: 'suppressed' },
  'came by a file': { source: 'import' },
  'since a day': { from: '2026-01-01' },
  'reached in the last 30 days': { engaged: 'active-30' },
  'quiet for 90 days': { engaged: 'quiet-90' },
  'never sent anything': { engaged: 'never' },
  'of a letter, by a file, quiet': { letter: 'morning', source: 'import', engaged: 'quiet-180' },
};

const settings = { SITE_URL: 'https://news.example', SECRET_KEY: 'only-for-benches-'.repeat(3) };
const parsed = parseEnv(settings);
if (!parsed.ok) throw new Error('The settings of this bench are wrong.');
setEnv(parsed.env);

let failed = false;
const written: string[][] = [];
const whole: string[][] = [];
for (const kind of databasesAskedFor()) {
  await onDatabase(kind, async (url) => {
    await makeLargeAudience(url, people, at);
    const { id: issueId } = await database().newsletterIssue.findFirstOrThrow({
      orderBy: { frozenAt: 'desc' },
    });
    const actor = await makeActor('publisher');
    const filter = segmentFilterSchema.parse({ letter: 'morning', engaged: 'active-90' });
    const segment = await audience.saveSegment(actor, { name: 'Awake', filter, at });
    const issue = await writeIssue(actor, { at });
    await database().newsletterIssue.update({
      where: { id: issue.id },
      data: { segmentId: segment.kind === 'saved' ? segment.id : null },
    });
    const asks: Record<string, () => Promise<unknown>> = {
      ...Object.fromEntries(
        Object.entries(lists).map(([name, asked]) => [
          `list: ${name}`,
          () => audience.listAudience(actor, audienceFilterSchema.parse(asked), at),
        ]),
      ),
      'one person': () => audience.findPerson(actor, 500, at),
      'addresses never written to': () =>
        audience.listSuppressions(actor, { q: '', reason: '', page: 1 }),
      'addresses never written to, a part': () =>
        audience.listSuppressions(actor, { q: 'work-7', reason: '', page: 1 }),
      'the letters': () => desk.listDeskLetters(),
      'the issues of a letter': () => desk.listDeskIssues('morning'),
      'an issue, as it goes': () => desk.openIssue(actor, issueId),
      'a draft to a segment, with its count': () => desk.previewIssue(actor, issue.id, at),
      'report of an issue': () => reports.reportIssue(actor, issueId),
      'report of a letter': () => reports.reportLetter(actor, 'morning'),
    };
    for (const [name, ask] of Object.entries(asks)) {
      const times: number[] = [];
      await ask();
      for (let n = 0; n < timesEach; n += 1) {
        const start = performance.now();
        await ask();
        times.push(performance.now() - start);
      }
      const slow = quantile(times, 0.95);
      written.push([kind, name, round(quantile(times, 0.5)), round(slow)]);
      if (slow > limitsMs[kind]) {
        failed = true;
        console.log(`${kind}: ${name} takes ${round(slow)} ms (limit ${limitsMs[kind]})`);
      }
    }
    whole.push(
      [kind, 'export of everybody', await seconds(exportAll)],
      [
        kind,
        `dry run of ${people.toLocaleString('en-GB')} lines`,
        await seconds(() => audience.checkImport(actor, asked(), at)),
      ],
      [
        kind,
        `import of ${people.toLocaleString('en-GB')} lines`,
        await seconds(() => audience.importAudience(actor, asked(), at)),
      ],
    );

    async function exportAll(): Promise<void> {
      const file = await audience.exportAudience(actor, segmentFilterSchema.parse({}), at);
      if (file.kind !== 'csv') throw new Error(file.kind);
      let lines = 0;
      for await (const part of file.lines) lines += part.split('\r\n').length - 1;
      if (lines !== people + 1) throw new Error(`${lines} lines`);
    }
  });
}
console.table(written);
console.table(whole);
if (process.argv.includes('--write')) {
  writeFigures('audience', [
    `${people.toLocaleString('en-GB')} subscribers, milliseconds for what a page asks:`,
    '',
    ...table([['', '', 'median', 'p95'], ...written]),
    '',
    ...table([['', '', 'seconds'], ...whole]),
  ]);
}
process.exit(failed ? 1 : 0);

/** Half of them are known. */
function asked() {
  const lines = Array.from({ length: people }, (_, n) =>
    n % 2 === 0 ? `new-${n}@list.example` : `reader${3 * Math.floor(n / 6)}@gmail.example`,
  );
  return {
    text: lines.join('\n'),
    hasNames: false,
    mapping: { email: 0, at: null, words: null },
    letters: ['morning'],
    words: 'Ticked the box at the fair.',
    file: 'fair.csv',
  };
}

async function seconds(work: () => Promise<unknown>): Promise<string> {
  const start = performance.now();
  await work();
  return ((performance.now() - start) / 1000).toFixed(1);
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
