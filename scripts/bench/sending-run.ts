/** One mailing from a running server, on a PostgreSQL server of its own, while readers read and leave. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { closeDatabase, database, openDatabase } from '#lib/database.ts';
import { type Env, parseEnv, setEnv } from '#lib/env.ts';
import { leaveKey } from '#subscribers/index.ts';
import { openPublication } from '../../src/server/open-database.ts';
import { makeReaders, pressSend, writeIssue } from '../../tests/support/audience.ts';
import { untilReady } from '../../tests/support/demo-server.ts';
import { startPostgresServer } from '../../tests/support/postgres-server.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { makeActor } from '../../tests/support/staff.ts';
import { nodeFlags, processSettings } from '../runtime.mjs';
import { quantile } from './databases.ts';
import { residentMb } from './wrk.ts';

const pages = ['/', '/world/one', '/world/two', '/world', '/newsletters'];
const leavesEachSecond = 10;
const idleSeconds = 15;
const port = 3297;
const url = `http://localhost:${port}`;

export type Reads = { count: number; p50: number; p95: number; p99: number };

export type Figures = {
  seconds: number;
  /** Letters the desk says were accepted; people the mail server has a letter for, and who has two. */
  got: number;
  people: number;
  twice: number;
  /** Who left, and letters that were claimed too long after their reader had. */
  left: number;
  late: number;
  idleMemoryMb: number;
  memoryMb: number;
  idle: Reads;
  sending: Reads;
};

export type Mailing = { recipients: number; leaving: number; leftForMs: number };

export async function measureSending(mailing: Mailing): Promise<Figures> {
  const { recipients } = mailing;
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-bench-'));
  const postgres = await startPostgresServer();
  const sink = fork(join(import.meta.dirname, 'mail-sink.ts'), { execArgv: [] });
  const { url: smtpUrl } = z.object({ url: z.string() }).parse((await once(sink, 'message'))[0]);
  const settings = {
    DATA_DIR: folder,
    DATABASE_URL: postgres.url,
    SITE_URL: url,
    PORT: String(port),
    HOST: '127.0.0.1',
    SECRET_KEY: 'only-for-benches-only-for-benches-only',
    SMTP_URL: smtpUrl,
    LOG_LEVEL: 'error',
  };
  const parsed = parseEnv(settings);
  if (!parsed.ok) throw new Error('The settings of this bench are wrong.');
  setEnv(parsed.env);
  const { issue, actor } = await prepare(parsed.env, recipients);
  const server = start(settings);
  try {
    await untilReady(url, server);
    for (const page of pages) await (await fetch(url + page)).arrayBuffer();
    await sleep(3000);
    const idle = await watch(server, () => sleep(idleSeconds * 1000));
    openDatabase({ url: postgres.url, connections: 4 });
    let seconds = 0;
    const busy = await watch(server, async () => {
      const started = performance.now();
      const pressed = await pressSend(actor, issue, { recipients, at: now() });
      if (pressed.kind !== 'sending') throw new Error(`Not sending: ${pressed.kind}`);
      const left = leave(mailing.leaving);
      await untilSent(issue.id);
      seconds = (performance.now() - started) / 1000;
      await left;
    });
    const answered = once(sink, 'message');
    sink.send('count');
    const taken = z.object({ people: z.number(), twice: z.number() }).parse((await answered)[0]);
    return {
      seconds,
      ...(await count(mailing.leftForMs)),
      ...taken,
      idleMemoryMb: idle.memoryMb,
      memoryMb: Math.max(idle.memoryMb, busy.memoryMb),
      idle: idle.reads,
      sending: busy.reads,
    };
  } finally {
    await closeDatabase();
    const gone = once(server, 'exit');
    server.kill('SIGTERM');
    await gone;
    sink.disconnect();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(env: Env, recipients: number) {
  const opened = await openPublication(env, { report: () => {} });
  await makePublication();
  for (const slug of ['one', 'two']) await fileStory({ slug });
  const actor = await makeActor('editor');
  await makeReaders(recipients);
  const story = await database().article.findUniqueOrThrow({ where: { slug: 'one' } });
  const issue = await writeIssue(actor, { at: now(), stories: [story.id] });
  await opened.close();
  return { issue, actor };
}

/** As `npm start` does it. */
function start(settings: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [...nodeFlags, 'src/server/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...processSettings, ...settings, NODE_ENV: 'production' },
  });
}

/** Has pages read at a steady pace while `work` runs, and looks at the server's memory. */
async function watch(server: ChildProcess, work: () => Promise<void>) {
  let memoryMb = 0;
  const readers = fork(join(import.meta.dirname, 'readers.ts'), [url, ...pages], { execArgv: [] });
  const watching = setInterval(() => {
    memoryMb = Math.max(memoryMb, residentMb(server.pid ?? 0));
  }, 250);
  await work();
  clearInterval(watching);
  const answered = once(readers, 'message');
  readers.send('enough');
  const times = z.array(z.number()).parse((await answered)[0]);
  const ms = (share: number) => quantile(times, share);
  return { memoryMb, reads: { count: times.length, p50: ms(0.5), p95: ms(0.95), p99: ms(0.99) } };
}

/**
 * The last so many to be written to leave while it is sent, a few each second, as a mail program asks.
 */
async function leave(leaving: number): Promise<void> {
  const owners = await database().subscriber.findMany({ orderBy: { id: 'desc' }, take: leaving });
  const { id } = await database().newsletter.findUniqueOrThrow({ where: { slug: 'morning' } });
  for (const owner of owners) {
    const key = leaveKey(owner, id);
    const answer = await fetch(`${url}/newsletters/leave/one-click?key=${key}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    if (answer.status !== 200) throw new Error(`Leaving answered ${answer.status}`);
    await sleep(1000 / leavesEachSecond);
  }
}

async function untilSent(id: number): Promise<void> {
  const deadline = performance.now() + 280_000;
  for (;;) {
    const { status } = await database().newsletterIssue.findUniqueOrThrow({
      where: { id },
      select: { status: true },
    });
    if (status === 'sent') return;
    if (status !== 'sending' || performance.now() > deadline) throw new Error(`It is ${status}.`);
    await sleep(250);
  }
}

async function count(leftForMs: number) {
  const [row] = await database().$queryRaw<{ late: number; left: number; got: number }[]>`
    select count(*) filter (where d.state = 'accepted' and s.status = 'left'
        and d.claimed_at >= s.left_at + ${leftForMs} * interval '1 millisecond')::int as late,
      count(*) filter (where s.status = 'left')::int as left,
      count(*) filter (where d.state = 'accepted')::int as got
    from delivery d join subscription s on s.subscriber_id = d.subscriber_id`;
  if (!row) throw new Error('Nothing was counted.');
  return row;
}
