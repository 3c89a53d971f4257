/**
 * `npm run bench:related -- [stories] [server|embedded]`: how long it takes to work out one story's
 * neighbours, and how many lists of others a new story changes. Fails when the median is too slow.
 * `--write` puts the figures into docs/benchmarks.md; `--keep=folder` keeps the archive for the next run.
 */
import { join } from 'node:path';
import { database } from '#lib/database.ts';
import { learnAllTerms, refreshRelated } from '#related/index.ts';
import { makeArchive } from './bench/archive.ts';
import { databasesAskedFor, folderToKeep, onDatabase, quantile } from './bench/databases.ts';
import { table, writeFigures } from './bench/write-figures.ts';

const count = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 20_000);
const limit = 150;
const samples = 100;

let failed = false;
const keep = folderToKeep();
const written: string[][] = [];
for (const kind of databasesAskedFor()) {
  const measure = async (url: string) => {
    await makeArchive(url, count);
    const db = database();
    // Every story's terms are learnt; then one at a time is due, as when one is published.
    const begun = performance.now();
    await learnAllTerms();
    console.log(
      `${kind}: terms of ${count} stories in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    );
    // No list is there yet, so that each of a story's neighbours gains it: the most there can be to do.
    await db.relatedStory.deleteMany();
    await db.relatedDue.deleteMany();
    const times: number[] = [];
    const lists: number[] = [];
    for (let n = 1; n <= samples; n += 1) {
      const articleId = Math.floor((n * count) / (samples + 1));
      // As publishing does: the words are written again, so terms and neighbours are both due.
      await db.$executeRaw`update search_document set headline = headline where article_id = ${articleId}`;
      const start = performance.now();
      const { changedLists } = await refreshRelated();
      times.push(performance.now() - start);
      lists.push(changedLists);
    }
    const median = quantile(times, 0.5);
    const rows = { 'ms for one story': figures(times), 'lists that changed': figures(lists) };
    console.table(rows);
    for (const [name, row] of Object.entries(rows)) {
      written.push([kind, name, ...Object.values(row).map(String)]);
    }
    console.log(`${kind}: half of the stories within ${median.toFixed(0)} ms (limit ${limit})`);
    if (median > limit) failed = true;
  };
  await onDatabase(kind, measure, keep && join(keep, `related-${count}`, kind));
}
if (process.argv.includes('--write')) {
  writeFigures('related', [
    `${count.toLocaleString('en-GB')} stories, ${samples} of them published again, one by one:`,
    '',
    ...table([['', '', 'median', 'p95', 'most'], ...written]),
  ]);
}
process.exit(failed ? 1 : 0);

function figures(numbers: number[]) {
  return {
    median: round(quantile(numbers, 0.5)),
    p95: round(quantile(numbers, 0.95)),
    most: round(Math.max(...numbers)),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
