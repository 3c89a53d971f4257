/**
 * `npm run bench:sending`: 10,000 letters from the running server to a mail server that takes everything
 * at once, on a PostgreSQL server, while readers read and 500 people leave by one click. Measures in one
 * run how long readers wait without a mailing and during it. Build the tree first.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { closeDatabase, database, openDatabase } from '#lib/database.ts';
import { parseEnv, setEnv } from '#lib/env.ts';
import { leaveKey } from '#subscribers/index.ts';
import { openPublication } from '../../src/server/open-database.ts';
import { makeReaders, pressSend, writeIssue } from '../../tests/support/audience.ts';
import { untilReady } from '../../tests/support/demo-server.ts';
import { startPostgresServer } from '../../tests/support/postgres-server.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { makeActor } from '../../tests/support/staff.ts';
import { quantile } from './databases.ts';
import { residentMb } from './wrk.ts';

const recipients = 10_000;
const leaving = 500;
const pages = ['/', '/world/one', '/world/two', '/world', '/newsletters'];
const readsEachSecond = 50;
const idleSeconds = 15;
const targets = { seconds: 120, memoryMb: 400, slower: 2, leftForMs: 1000 };
const port = 3297;

const folder = mkdtempSync(join(tmpdir(), 'standfirst-bench-'));
const postgres = await startPostgresServer();
const sink = fork(join(import.meta.dirname, 'mail-sink.ts'), { execArgv: [] });
const { url: smtpUrl } = z.object({ url: z.string() }).parse((await once(sink, 'message'))[0]);
const settings = {
  DATA_DIR: folder,
  DATABASE_URL: postgres.url,
  SITE_URL: `http://localhost:${port}`,
  PORT: String(port),
  HOST: '127.0.0.1',
  SECRET_KEY: 'only-for-benches-only-for-benches-only',
  SMTP_URL: smtpUrl,
  LOG_LEVEL: 'error',
};
const parsed = parseEnv(settings);
if (!parsed.ok) throw new Error('The settings of this script are wrong.');
setEnv(parsed.env);

const { issue, actor } = await prepare();
const server = start();
await untilReady(settings.SITE_URL, server);
for (const page of pages) await (await fetch(settings.SITE_URL + page)).arrayBuffer();
await sleep(3000);

const idle = await measure(() => sleep(idleSeconds * 1000));
openDatabase({ url: postgres.url, connections: 4 });
const people = await database().subscriber.findMany({ orderBy: { id: 'desc' }, take: leaving });
const { id: letterId } = await database().newsletter.findUniqueOrThrow({
  where: { slug: 'morning' },
});
let seconds = 0;
const busy = await measure(async () => {
  const started = performance.now();
  const pressed = await pressSend(actor, issue, { recipients, at: now() });
  if (pressed.kind !== 'sending') throw new Error(`Not sending: ${pressed.kind}`);
  const left = leave();
  await untilSent();
  seconds = (performance.now() - started) / 1000;
  await left;
});
const answered = once(sink, 'message');
sink.send('count');
const counted = z.object({ people: z.number(), twice: z.number() }).parse((await answered)[0]);
const [late] = await database().$queryRaw<{ letters: number; left: number; got: number }[]>`
  select count(*) filter (where d.state = 'accepted' and s.status = 'left'
      and d.claimed_at >= s.left_at + ${targets.leftForMs} * interval '1 millisecond')::int as letters,
    count(*) filter (where s.status = 'left')::int as left,
    count(*) filter (where d.state = 'accepted')::int as got
  from delivery d join subscription s on s.subscriber_id = d.subscriber_id`;
await closeDatabase();
const gone = once(server, 'exit');
server.kill('SIGTERM');
await gone;
sink.disconnect();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });

const figures = {
  seconds: Number(seconds.toFixed(1)),
  lettersEachSecond: Math.round((late?.got ?? 0) / seconds),
  idleMemoryMb: Math.round(idle.memoryMb),
  memoryMb: Math.round(Math.max(idle.memoryMb, busy.memoryMb)),
  idle: idle.reads,
  sending: busy.reads,
  slower: Number((busy.reads.p95 / idle.reads.p95).toFixed(2)),
  ...counted,
  ...late,
};
console.log(JSON.stringify(figures, null, 1));
const isGood =
  seconds <= targets.seconds &&
  figures.memoryMb <= targets.memoryMb &&
  figures.slower <= targets.slower &&
  counted.twice === 0 &&
  late?.letters === 0 &&
  late.left === leaving &&
  counted.people === late.got;
console.log(isGood ? 'Within the targets' : `NOT within the targets ${JSON.stringify(targets)}`);
process.exit(isGood ? 0 : 1);

async function prepare() {
  const opened = await openPublication(parsed.ok ? parsed.env : (undefined as never), {
    report: () => {},
  });
  await makePublication();
  for (const slug of ['one', 'two']) await fileStory({ slug });
  const editor = await makeActor('editor');
  await makeReaders(recipients);
  const story = await database().article.findUniqueOrThrow({ where: { slug: 'one' } });
  const written = await writeIssue(editor, { at: now(), stories: [story.id] });
  await opened.close();
  return { issue: written, actor: editor };
}

function start(): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/server/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // As `npm start` sets it.
    env: { ...process.env, ...settings, NODE_ENV: 'production', MALLOC_ARENA_MAX: '2' },
  });
}

/** Reads pages at a steady pace while `work` runs. */
async function measure(work: () => Promise<void>) {
  const times: number[] = [];
  const reading: Promise<void>[] = [];
  let [turn, memoryMb] = [0, 0];
  const readers = setInterval(() => reading.push(read()), 1000 / readsEachSecond);
  const watching = setInterval(() => {
    memoryMb = Math.max(memoryMb, residentMb(server.pid ?? 0));
  }, 250);
  await work();
  clearInterval(readers);
  clearInterval(watching);
  await Promise.all(reading);
  const ms = (share: number) => Number(quantile(times, share).toFixed(2));
  return { memoryMb, reads: { count: times.length, p50: ms(0.5), p95: ms(0.95), p99: ms(0.99) } };

  async function read(): Promise<void> {
    const page = pages[turn++ % pages.length] ?? '/';
    const began = performance.now();
    const answer = await fetch(settings.SITE_URL + page);
    await answer.arrayBuffer();
    times.push(performance.now() - began);
    if (!answer.ok) throw new Error(`${page} answered ${answer.status}`);
  }
}

/** One after the other, as a mail program asks. */
async function leave(): Promise<void> {
  for (const owner of people) {
    const key = leaveKey(owner, letterId);
    const answer = await fetch(`${settings.SITE_URL}/newsletters/leave/one-click?key=${key}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    if (answer.status !== 200) throw new Error(`Leaving answered ${answer.status}`);
  }
}

async function untilSent(): Promise<void> {
  const deadline = performance.now() + 280_000;
  for (;;) {
    const { status } = await database().newsletterIssue.findUniqueOrThrow({
      where: { id: issue.id },
      select: { status: true },
    });
    if (status === 'sent') return;
    if (status !== 'sending' || performance.now() > deadline) throw new Error(`It is ${status}.`);
    await sleep(250);
  }
}
