/**
 * `npm run bench:search -- [stories] [server|embedded]`: how long readers wait for a search in a large
 * archive, query by query. Fails when the 95th percentile of any kind of query is beyond what we promise.
 * `--write` puts the figures into docs/benchmarks.md; `--keep=folder` keeps the archive for the next run.
 */
import { join } from 'node:path';
import { readSearch, searchStories, suggest } from '#search/index.ts';
import { makeArchive, randomNumbers, wordOf } from './bench/archive.ts';
import { databasesAskedFor, folderToKeep, onDatabase, quantile } from './bench/databases.ts';
import { table, writeFigures } from './bench/write-figures.ts';

const count = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 100_000);
const limits = { server: 100, embedded: 300 };
const eachKind = 25;
const at = new Date('2025-01-01T00:00:00Z');

const random = randomNumbers(7);
const between = (low: number, high: number) => wordOf(low + Math.floor(random() * (high - low)));
const kinds: Record<string, () => Record<string, string>> = {
  'a very common word': () => ({ q: between(0, 20) }),
  'a common word': () => ({ q: between(50, 500) }),
  'a rare word': () => ({ q: between(5000, 20_000) }),
  'two common words': () => ({ q: `${between(0, 50)} ${between(20, 200)}` }),
  'three words': () => ({ q: `${between(0, 50)} ${between(50, 500)} ${between(500, 2000)}` }),
  'a phrase': () => ({ q: `"${between(0, 30)} ${between(0, 30)}"` }),
  'a prefix': () => ({ q: `${between(500, 5000).slice(0, 4)}*` }),
  'one or another': () => ({ q: `${between(50, 500)} OR ${between(50, 500)}` }),
  'with an exclusion': () => ({ q: `${between(10, 100)} -${between(0, 20)}` }),
  'with filters': () => ({ q: between(0, 100), section: 'asia', from: '2020-01-01' }),
  'newest first, page 5': () => ({ q: between(0, 100), sort: 'date', page: '5' }),
  'filters alone': () => ({ topic: 'space', format: 'speed-read' }),
  'a misspelling': () => ({ q: `${between(2000, 9000)}x` }),
};

let failed = false;
const keep = folderToKeep();
const found: Record<string, Record<string, ReturnType<typeof figures>>> = {};
for (const kind of databasesAskedFor()) {
  const measure = async (url: string) => {
    const begun = performance.now();
    await makeArchive(url, count);
    console.log(`${kind}: ${count} stories made in ${seconds(performance.now() - begun)} s`);
    const all: number[] = [];
    const rows: Record<string, ReturnType<typeof figures>> = {};
    for (const [name, query] of Object.entries(kinds)) {
      const times: number[] = [];
      for (let n = 0; n < eachKind; n += 1) {
        const read = readSearch(query());
        const start = performance.now();
        const result = await searchStories(read, at);
        if (result.kind === 'too-slow') console.error(`Too slow: ${read.search.q}`);
        times.push(performance.now() - start);
      }
      rows[name] = figures(times);
      all.push(...times);
    }
    const typed: number[] = [];
    for (let n = 0; n < eachKind; n += 1) {
      const start = performance.now();
      await suggest(between(100, 5000).slice(0, 4));
      typed.push(performance.now() - start);
    }
    rows['(suggestions)'] = figures(typed);
    rows.all = figures(all);
    console.table(rows);
    found[kind] = rows;
    for (const [name, { 'p95 ms': slow }] of Object.entries(rows)) {
      if (slow <= limits[kind]) continue;
      console.error(`${kind}, ${name}: 95 of 100 within ${slow} ms (limit ${limits[kind]} ms)`);
      failed = true;
    }
  };
  await onDatabase(kind, measure, keep && join(keep, `search-${count}`, kind));
}
if (process.argv.includes('--write')) write();
process.exit(failed ? 1 : 0);

function figures(times: number[]) {
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    'median ms': round(quantile(times, 0.5)),
    'p95 ms': round(quantile(times, 0.95)),
    'slowest ms': round(Math.max(...times)),
  };
}

function write(): void {
  const databases = Object.keys(found);
  const cells = (name: string) =>
    databases.flatMap((kind) => Object.values(found[kind]?.[name] ?? {}).map(String));
  const names = Object.keys(Object.values(found)[0] ?? {});
  const head = databases.flatMap((kind) =>
    ['median', 'p95', 'slowest'].map((of) => `${kind}, ${of}`),
  );
  writeFigures('search', [
    `${count.toLocaleString('en-GB')} stories, milliseconds:`,
    '',
    ...table([['', ...head], ...names.map((name) => [name, ...cells(name)])]),
  ]);
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(0);
}
