/**
 * Kills the server with SIGKILL twenty-five times while stories come due and editors publish. What was
 * acknowledged must be live; what was due must come out by itself, once; and no story may be half
 * published: live without its history, or in the history and not live.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Actor } from '#accounts/index.ts';
import { drafting, publishing } from '#articles/index.ts';
import { now } from '#lib/clock.ts';
import { closeDatabase, database, openDatabase } from '#lib/database.ts';
import { parseEnv, setEnv } from '#lib/env.ts';
import { type DemoServer, startDemoServer } from '../../tests/support/demo-server.ts';
import { makeActor, signIn } from '../../tests/support/staff.ts';

const kills = 25;
const scheduledEachTime = 8;
const publishedEachTime = 4;
const port = 3294;
/** A due story is live this soon after its time, or after the start when its time has passed. */
const liveWithinMs = 5000;

const folder = mkdtempSync(join(tmpdir(), 'standfirst-faults-'));
const parsed = parseEnv({ DATA_DIR: folder, SITE_URL: `http://localhost:${port}` });
if (!parsed.ok) throw new Error('The environment cannot be used.');
setEnv(parsed.env);

const failures: string[] = [];
let due: number[] = [];
let published: { id: number; isAcknowledged: boolean }[] = [];
let [scheduled, acknowledged, slowestMs] = [0, 0, 0];
let editor: (Actor & { cookie: string }) | undefined;

for (let kill = 0; kill <= kills; kill += 1) {
  const server = await startDemoServer({ port, folder, env: { LOG_LEVEL: 'error' } });
  const { databaseUrl } = z
    .object({ databaseUrl: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'standfirst.running.json'), 'utf8')));
  openDatabase({ url: databaseUrl, connections: 2 });
  if (kill > 0) await check(`after kill ${kill}`);
  editor ??= await hireEditor();
  if (kill < kills) await breakOff(server, editor);
  await closeDatabase();
  if (kill === kills) await server.stop();
}
rmSync(folder, { recursive: true, force: true });

for (const failure of failures) console.error(failure);
console.log(
  `${kills} kills, ${scheduled} stories due, ${acknowledged} publications acknowledged, ` +
    `all out ${slowestMs} ms after a start at the latest, ${failures.length} failures`,
);
process.exit(failures.length > 0 || acknowledged === 0 ? 1 : 0);

async function hireEditor(): Promise<Actor & { cookie: string }> {
  const actor = await makeActor('editor');
  return { ...actor, cookie: (await signIn(actor.staffId)).cookie };
}

/** Lets stories come due and publishes others, and kills the server in the midst of it. */
async function breakOff(server: DemoServer, actor: Actor & { cookie: string }): Promise<void> {
  due = [];
  for (let count = 0; count < scheduledEachTime; count += 1) {
    const { id, revision } = await write(actor);
    const publishAt = new Date(now().getTime() + 1000 + Math.random() * 1500);
    const result = await publishing.scheduleStory({ actor, articleId: id, revision, publishAt });
    if (result.kind !== 'scheduled') throw new Error(`Not scheduled: ${result.kind}`);
    due.push(id);
    scheduled += 1;
  }
  const waiting = [];
  for (let count = 0; count < publishedEachTime; count += 1) waiting.push(await write(actor));
  published = waiting.map(({ id }) => ({ id, isAcknowledged: false }));
  const asking = Promise.all(
    waiting.map(async ({ id, revision }, index) => {
      await sleep(Math.random() * 1500);
      const answer = await ask(server, actor.cookie, { id, revision }).catch(() => null);
      const story = published[index];
      if (story && answer?.ok) story.isAcknowledged = true;
    }),
  );
  await sleep(Math.random() * 2500);
  server.process.kill('SIGKILL');
  await once(server.process, 'exit');
  await asking;
  acknowledged += published.filter(({ isAcknowledged }) => isAcknowledged).length;
}

function ask(server: DemoServer, cookie: string, story: { id: number; revision: number }) {
  return fetch(`${server.url}/api/desk/stories/${story.id}/publish`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ revision: story.revision }),
  });
}

async function write(actor: Actor): Promise<{ id: number; revision: number }> {
  const headline = `A story of the fault test ${randomBytes(4).toString('hex')}`;
  const made = await drafting.createStory({ actor, headline });
  if (made.kind !== 'created') throw new Error(`Not created: ${made.kind}`);
  const { person, edition } = await database().byline.findFirstOrThrow({
    select: { person: { select: { slug: true } }, edition: { select: { slug: true } } },
  });
  const saved = await drafting.saveDraft({
    actor,
    articleId: made.id,
    base: made.revision,
    draft: {
      ...made.draft,
      standfirst: 'What it is about.',
      body: 'A sentence.',
      byline: [{ person: person.slug, role: 'author', edition: edition.slug }],
    },
  });
  if (saved.kind !== 'saved') throw new Error(`Not saved: ${saved.kind}`);
  return { id: made.id, revision: saved.revision };
}

async function check(when: string): Promise<void> {
  const start = performance.now();
  const waiting = () => database().article.count({ where: { publishAt: { lte: now() } } });
  while ((await waiting()) > 0 && performance.now() - start < liveWithinMs) await sleep(50);
  slowestMs = Math.max(slowestMs, Math.round(performance.now() - start));
  const rows = await database().article.findMany({
    where: { id: { in: [...due, ...published.map(({ id }) => id)] } },
    select: {
      id: true,
      status: true,
      stage: true,
      publishings: { select: { id: true } },
      events: { where: { kind: 'published' }, select: { id: true } },
    },
  });
  for (const { id, status, stage, publishings, events } of rows) {
    const counts = `${publishings.length} times shown, ${events.length} times told`;
    const isWhole = publishings.length === 1 && events.length === 1 && stage === 'settled';
    const isUntouched = publishings.length === 0 && events.length === 0 && stage === 'draft';
    if (status === 'live' ? !isWhole : !isUntouched) {
      failures.push(`${when}: story ${id} is ${status} and ${stage}, ${counts}`);
    }
    if (due.includes(id) && status !== 'live') failures.push(`${when}: story ${id} was due`);
    if (published.some((one) => one.id === id && one.isAcknowledged) && status !== 'live') {
      failures.push(`${when}: story ${id} was acknowledged and is ${status}`);
    }
  }
}
