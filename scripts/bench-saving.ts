/**
 * `npm run bench:saving`: twenty editors save one story at once while readers ask for a hundred pages a
 * second, on the embedded database and a built tree. Each writes a paragraph of their own, and all write
 * the headline now and then. Fails when a save that was acknowledged was written over unseen, when saves
 * are slow, or when fewer pages were read. `--write` puts the figures into docs/benchmarks.md.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Draft, draftSchema } from '../src/articles/pure.ts';
import { pageKinds } from '../tests/e2e/pages.ts';
import { startDemoServer } from '../tests/support/demo-server.ts';
import { quantile } from './bench/databases.ts';
import { table, writeFigures } from './bench/write-figures.ts';
import { openDesk } from './faults/support-desk.ts';

const port = 3299;
const editors = 20;
const savesEach = 12;
/** As the desk does: it saves within two seconds of what was typed. */
const everyMs = 2000;
/** A hundred, and a few for those that are still on their way in the end. */
const readsPerSecond = 105;
const readsWanted = 100;
const limitMs = 300;
const pages = Object.values(pageKinds);
const created = z.object({ id: z.number(), revision: z.number(), draft: draftSchema });
const answered = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), revision: z.number() }),
  z.object({ kind: z.literal('merged'), revision: z.number(), draft: draftSchema }),
  z.object({ kind: z.literal('conflict'), base: z.number(), merged: draftSchema }),
]);
const opened = z.object({ story: z.object({ draft: draftSchema }) });
type Save = { base: number; key: string; draft: Draft };

const build = spawnSync(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', 'scripts/build.ts'],
  { stdio: 'inherit' },
);
if (build.status !== 0) process.exit(1);

const folder = mkdtempSync(join(tmpdir(), 'standfirst-saving-'));
const options = { port, folder, env: { LOG_LEVEL: 'error', SITE_URL: `http://localhost:${port}` } };
// Where somebody loaded the demo already, its pictures need not be drawn again.
if (process.env.LOADED_DATA) cpSync(process.env.LOADED_DATA, folder, { recursive: true });
else await (await startDemoServer(options)).stop();
const desk = await openDesk({ DATA_DIR: folder, SITE_URL: options.env.SITE_URL });
const server = await startDemoServer(options);
for (const page of pages) await (await fetch(server.url + page)).arrayBuffer();

const story = created.parse((await desk.ask('POST', '/api/desk/stories', {})).json);
const path = `/api/desk/stories/${story.id}/draft`;
const paragraphs = Array.from({ length: editors }, (_, editor) => `Paragraph ${editor} begins.`);
const first = await save({
  base: story.revision,
  key: 'first',
  draft: { ...story.draft, headline: 'A story of many', body: paragraphs.join('\n\n') },
});
if (first.kind !== 'saved') throw new Error('The story could not be made.');

const times: number[] = [];
const readTimes: number[] = [];
let failedReads = 0;
const counts = { saved: 0, merged: 0, conflict: 0, lost: 0 };
/** Every sentence that was acknowledged. */
const words: string[] = [];
const stopReading = read();
const started = performance.now();
await Promise.all(Array.from({ length: editors }, (_, editor) => edit(editor)));
const seconds = (performance.now() - started) / 1000;
stopReading();
const { body } = opened.parse((await desk.ask('GET', `/api/desk/stories/${story.id}`)).json).story
  .draft;
counts.lost = words.filter((word) => !body.includes(word)).length;
await server.stop();
rmSync(folder, { recursive: true, force: true });

const round = (value: number) => Math.round(value);
const p95 = round(quantile(times, 0.95));
const readsASecond = round(readTimes.length / seconds);
const rows = [
  ['saves, of which merged with others’', `${times.length}, ${counts.merged}`],
  ['headlines two had changed, both texts shown', `${counts.conflict}`],
  ['acknowledged sentences written over', `${counts.lost}`],
  ['save, half of them within', `${round(quantile(times, 0.5))} ms`],
  ['save, 95 of 100 within', `${p95} ms`],
  ['save, 99 of 100 within', `${round(quantile(times, 0.99))} ms`],
  ['readers’ requests/s beside it', `${readsASecond}`],
  ['reader, 95 of 100 within', `${round(quantile(readTimes, 0.95))} ms`],
  ['reads without an answer', `${failedReads}`],
];
for (const row of rows) console.log(row.join(': '));
if (process.argv.includes('--write')) {
  writeFigures('saving', table([[`${editors} editors, one story`, ''], ...rows]));
}
process.exit(p95 <= limitMs && counts.lost === 0 && readsASecond >= readsWanted ? 0 : 1);

/** Adds a sentence a save to a paragraph of one's own, as somebody does who sees the others' words. */
async function edit(editor: number): Promise<void> {
  let { revision: base } = first.kind === 'conflict' ? { revision: first.base } : first;
  let draft: Draft = { ...story.draft, headline: 'A story of many', body: paragraphs.join('\n\n') };
  await sleep((editor * everyMs) / editors);
  for (let count = 0; count < savesEach; count += 1) {
    const word = `Sentence ${count} of editor ${editor}.`;
    draft = {
      ...draft,
      // Every fourth time all of them want a headline of their own.
      headline: count % 4 === 3 ? `Headline ${count} of editor ${editor}` : draft.headline,
      body: draft.body.replace(new RegExp(`(Paragraph ${editor} begins[^\\n]*)`), `$1 ${word}`),
    };
    const begun = performance.now();
    let answer = await save({ base, key: `${editor}-${count}`, draft });
    times.push(performance.now() - begun);
    // Told of another's headline, an editor keeps that one: what could be merged is saved again.
    for (let again = 0; answer.kind === 'conflict'; again += 1) {
      counts.conflict += 1;
      ({ base, merged: draft } = answer);
      answer = await save({ base, key: `${editor}-${count}-again-${again}`, draft });
    }
    counts[answer.kind] += 1;
    if (answer.kind === 'merged') draft = answer.draft;
    base = answer.revision;
    words.push(word);
    await sleep(Math.max(0, everyMs - (performance.now() - begun)));
  }
}

async function save(wanted: Save) {
  const { json } = await desk.ask('PUT', path, wanted);
  return answered.parse(json);
}

/**
 * Asks for pages at a steady rate, whether they are answered or not: a timer that came late asks for all
 * that should have been asked by then. Ends when what it returns is called.
 */
function read(): () => void {
  let asked = 0;
  const since = performance.now();
  const timer = setInterval(() => {
    const dueByNow = ((performance.now() - since) / 1000) * readsPerSecond;
    for (; asked < dueByNow; asked += 1) askFor(pages[asked % pages.length] ?? '/');
  }, 1000 / readsPerSecond);
  return () => clearInterval(timer);
}

function askFor(page: string): void {
  const begun = performance.now();
  void fetch(server.url + page)
    .then((answer) => answer.arrayBuffer())
    .then(() => readTimes.push(performance.now() - begun))
    .catch(() => {
      failedReads += 1;
    });
}
