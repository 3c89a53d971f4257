/**
 * `node scripts/bench/saving.ts`: how long a save takes while readers ask for a hundred pages a second,
 * on the embedded database and a built tree. Five editors save each their own story every 400 ms.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { draftSchema } from '../../src/articles/pure.ts';
import { pageKinds } from '../../tests/e2e/pages.ts';
import { startDemoServer } from '../../tests/support/demo-server.ts';
import { openDesk } from '../faults/support-desk.ts';

const port = 3299;
const editors = 5;
const savesEach = 60;
const pages = Object.values(pageKinds);
const created = z.object({ id: z.number(), revision: z.number(), draft: draftSchema });

const folder = mkdtempSync(join(tmpdir(), 'standfirst-saving-'));
const options = { port, folder, env: { LOG_LEVEL: 'error', SITE_URL: `http://localhost:${port}` } };
await (await startDemoServer(options)).stop();
const desk = await openDesk({ folder, url: options.env.SITE_URL });
const server = await startDemoServer(options);
for (const page of pages) await (await fetch(server.url + page)).arrayBuffer();

let read = 0;
const readers = setInterval(() => {
  const page = pages[read % pages.length] ?? '/';
  read += 1;
  void fetch(server.url + page)
    .then((answer) => answer.arrayBuffer())
    .catch(() => {});
}, 10);

const started = performance.now();
const times = (await Promise.all(Array.from({ length: editors }, edit))).flat();
const seconds = (performance.now() - started) / 1000;
clearInterval(readers);
await server.stop();
rmSync(folder, { recursive: true, force: true });

times.sort((one, other) => one - other);
const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
console.log(
  `${times.length} saves beside ${Math.round(read / seconds)} readers' requests/s: ` +
    `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`,
);
process.exit(at(0.95) <= 300 ? 0 : 1);

/** A story of a thousand words that grows by a sentence a save. Returns how long each took. */
async function edit(): Promise<number[]> {
  const made = created.parse((await desk.ask('POST', '/api/desk/stories', {})).json);
  const taken: number[] = [];
  let body = 'A paragraph of some ten words, as a story has them.\n\n'.repeat(100);
  let base = made.revision;
  for (let count = 0; count < savesEach; count += 1) {
    body += `One more sentence, number ${count}. `;
    const start = performance.now();
    const { status, json } = await desk.ask('PUT', `/api/desk/stories/${made.id}/draft`, {
      base,
      key: `save-${made.id}-${count}`,
      draft: { ...made.draft, body },
    });
    taken.push(performance.now() - start);
    if (status !== 200) throw new Error(`A save was answered with ${status}.`);
    base = z.object({ revision: z.number() }).parse(json).revision;
    await sleep(400);
  }
  return taken;
}
