/**
 * `npm run bench:desk -- [stories] [server|embedded]`: how long the desk waits for its list of stories,
 * filter by filter, and for the board. Fails when 95 of 100 take longer than a person calls instant.
 * `--write` puts the figures into docs/benchmarks.md.
 */
import { planning } from '#articles/index.ts';
import { makeActor } from '../tests/support/staff.ts';
import { makeArchive, wordOf } from './bench/archive.ts';
import { databasesAskedFor, onDatabase, quantile } from './bench/databases.ts';
import { bringDeskToLife } from './bench/desk-life.ts';
import { table, writeFigures } from './bench/write-figures.ts';

const count = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 10_000);
const limitMs = 100;
const timesEach = 20;

const lists: Record<string, { filter?: object; page?: number }> = {
  'the first page, last changed first': {},
  'page 150': { page: 150 },
  'by headline': { filter: { sort: 'headline' } },
  'by the date readers see, page 100': { filter: { sort: 'published' }, page: 100 },
  'a word of the headline': { filter: { text: wordOf(300) } },
  'live, in one section': { filter: { state: ['live'], section: ['asia'] } },
  'by one person': { filter: { person: 'nadia' } },
  'with somebody, in review or ready': {
    filter: { state: ['in_review', 'ready'], assignee: 'me' },
  },
  'without a picture': { filter: { missing: 'picture' } },
  'due this week': { filter: { due: 'week', sort: 'due' } },
};

let failed = false;
const written: string[][] = [];
for (const kind of databasesAskedFor()) {
  await onDatabase(kind, async (url) => {
    await makeArchive(url, count);
    const actor = await makeActor('editor');
    await bringDeskToLife(url, actor.staffId);
    const asks: Record<string, () => Promise<number>> = {
      ...Object.fromEntries(
        Object.entries(lists).map(([name, { filter = {}, page = 1 }]) => [
          name,
          async () => {
            const parsed = planning.storyFilterSchema.parse(filter);
            return (await planning.listDeskStories({ actor, page, filter: parsed })).stories.length;
          },
        ]),
      ),
      'the board': async () =>
        (await planning.boardColumns({ actor, filter: planning.storyFilterSchema.parse({}) }))
          .length,
    };
    const all: number[] = [];
    for (const [name, ask] of Object.entries(asks)) {
      const times: number[] = [];
      for (let n = 0; n < timesEach; n += 1) {
        const start = performance.now();
        const found = await ask();
        times.push(performance.now() - start);
        if (found === 0) throw new Error(`“${name}” found nothing, and measures nothing.`);
      }
      all.push(...times);
      written.push([kind, name, round(quantile(times, 0.5)), round(quantile(times, 0.95))]);
    }
    const slow = quantile(all, 0.95);
    written.push([kind, 'all', round(quantile(all, 0.5)), round(slow)]);
    console.log(`${kind}: 95 of 100 within ${slow.toFixed(0)} ms (limit ${limitMs})`);
    if (slow > limitMs) failed = true;
  });
}
console.table(written);
if (process.argv.includes('--write')) {
  writeFigures('desk', [
    `${count.toLocaleString('en-GB')} stories, milliseconds:`,
    '',
    ...table([['', '', 'median', 'p95'], ...written]),
  ]);
}
process.exit(failed ? 1 : 0);

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
