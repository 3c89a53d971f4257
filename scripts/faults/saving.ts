/**
 * Kills the server with SIGKILL fifty times while a story is saved over and over. Whatever was answered
 * as saved must be there after every start, in its order, and a save must be there whole or not at all.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { draftSchema } from '../../src/articles/pure.ts';
import { startDemoServer } from '../../tests/support/demo-server.ts';
import { openDesk } from './support-desk.ts';

const kills = 50;
const port = 3298;
const folder = mkdtempSync(join(tmpdir(), 'standfirst-saving-'));
const options = { port, folder, env: { LOG_LEVEL: 'error', SITE_URL: `http://localhost:${port}` } };
const created = z.object({ id: z.number(), revision: z.number() });
const opened = z.object({ story: z.object({ revision: z.number(), draft: draftSchema }) });
const saved = z.object({ revision: z.number() });

const first = await startDemoServer(options);
await first.stop();
const desk = await openDesk({ folder, url: first.url });

const failures: string[] = [];
/** Every word that was answered as saved, and the one that was on its way when the server died. */
let words: string[] = [];
let underway: string | null = null;
let acknowledged = 0;
let id = 0;

for (let kill = 0; kill <= kills; kill += 1) {
  const server = await startDemoServer(options);
  if (id === 0) id = created.parse((await desk.ask('POST', '/api/desk/stories', {})).json).id;
  const story = await check(kill);
  if (kill === kills) {
    await server.stop();
    break;
  }
  const saving = save(story, kill);
  await sleep(200 + Math.random() * 1500);
  server.process.kill('SIGKILL');
  await once(server.process, 'exit');
  await saving;
}
rmSync(folder, { recursive: true, force: true });
for (const failure of failures) console.error(failure);
console.log(`${kills} kills, ${acknowledged} saves acknowledged, ${failures.length} failures`);
process.exit(failures.length > 0 || acknowledged < kills ? 1 : 0);

/** The story is what was acknowledged, or that and the save that was under way, and nothing else. */
async function check(kill: number) {
  const { story } = opened.parse((await desk.ask('GET', `/api/desk/stories/${id}`)).json);
  const found = story.draft.body.split(/\s+/).filter(Boolean);
  const last = found.at(-1);
  const isWhole = story.draft.headline === (last ?? '') && story.draft.topics.length === 0;
  if (!isWhole)
    failures.push(`after kill ${kill}: half a save, headline “${story.draft.headline}”`);
  const allowed = [words.join(' '), [...words, underway].filter(Boolean).join(' ')];
  if (!allowed.includes(found.join(' '))) {
    failures.push(`after kill ${kill}: ${words.length} saved words, ${found.length} found`);
  }
  words = found;
  return story;
}

/** Saves one more word at a time, as an editor's browser does, until the server is gone. */
async function save(story: z.infer<typeof opened>['story'], kill: number): Promise<void> {
  let { revision: base } = story;
  for (let count = 0; ; count += 1) {
    underway = `word-${kill}-${count}`;
    const draft = { ...story.draft, headline: underway, body: [...words, underway].join('\n\n') };
    const path = `/api/desk/stories/${id}/draft`;
    const key = `save-${kill}-${count}`;
    const answer = await desk.ask('PUT', path, { base, key, draft }).catch(() => null);
    if (!answer) return;
    if (answer.status !== 200) {
      failures.push(`a save was answered with ${answer.status}`);
      return;
    }
    base = saved.parse(answer.json).revision;
    words.push(underway);
    underway = null;
    acknowledged += 1;
  }
}
