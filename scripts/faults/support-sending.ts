/**
 * A mailing to many readers through the real worker or server, a mail server that sees every step of it,
 * and kills at the moments that matter. What the mail server got is what counts: a letter is received
 * when its last dot came in, answered or not, unless the server then loses it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Actor } from '#accounts/index.ts';
import { desk } from '#issues/index.ts';
import { now } from '#lib/clock.ts';
import { closeDatabase, database, openDatabase } from '#lib/database.ts';
import { parseEnv, setEnv } from '#lib/env.ts';
import { openPublication } from '../../src/server/open-database.ts';
import { makeReaders, pressSend, writeIssue } from '../../tests/support/audience.ts';
import { withDatabase } from '../../tests/support/database-address.ts';
import { startPostgresServer } from '../../tests/support/postgres-server.ts';
import { makePublication } from '../../tests/support/publication.ts';
import { startSmtp } from '../../tests/support/smtp.ts';
import { makeActor } from '../../tests/support/staff.ts';

export type Kind = 'embedded' | 'server';
export const points = [
  'before the claim',
  'claimed',
  'after RCPT',
  'at DATA',
  'in the text',
  'after the last dot',
  'the text gets lost',
  'after the reply',
] as const;
export type Point = (typeof points)[number] | 'random';

const port = 3296;
const patienceMs = 60_000;
const secret = 'only-for-faults-only-for-faults-only';
const between = (least: number, most: number) =>
  least + Math.floor(Math.random() * (most - least + 1));

export type Story = Awaited<ReturnType<typeof startStory>>;

export async function startStory(kind: Kind, recipients: number, wrong?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-sending-'));
  const postgres = kind === 'server' ? await startPostgresServer() : null;
  const smtp = await startSmtp();
  const received: string[] = [];
  const failures: string[] = [];
  const settings = {
    DATA_DIR: folder,
    SITE_URL: `http://localhost:${port}`,
    PORT: String(port),
    HOST: '127.0.0.1',
    SECRET_KEY: secret,
    SMTP_URL: smtp.url,
    MAIL_PER_DOMAIN: '50',
    LOG_LEVEL: 'error',
    ...(postgres ? { DATABASE_URL: postgres.url } : {}),
  };
  const parsed = parseEnv(settings);
  if (!parsed.ok) throw new Error('The environment cannot be used.');
  setEnv(parsed.env);
  const { actor, issueId } = await prepare();

  async function prepare(): Promise<{ actor: Actor; issueId: number }> {
    const opened = await openPublication(parsed.ok ? parsed.env : (undefined as never), {
      report: () => {},
    });
    await makePublication();
    const editor = await makeActor('editor');
    await makeReaders(recipients);
    const issue = await writeIssue(editor, { at: now() });
    const pressed = await pressSend(editor, issue, { recipients, at: now() });
    if (pressed.kind !== 'sending') throw new Error(`Not sending: ${pressed.kind}`);
    await opened.close();
    return { actor: editor, issueId: issue.id };
  }

  function startProcess(): ChildProcess {
    const program = kind === 'server' ? 'src/server/worker.ts' : 'src/server/main.ts';
    return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ...settings,
        NODE_ENV: 'production',
        ...(wrong
          ? {
              WRONG_ENGINE: wrong,
              NODE_OPTIONS: `--import=${join(import.meta.dirname, 'support-wrong-engine.ts')}`,
            }
          : {}),
      },
    });
  }

  /** Starts it, and ends it with SIGKILL at that point, of some letter or other. */
  async function killAt(point: Point): Promise<void> {
    const reached = Promise.withResolvers<void>();
    const nth = point === 'claimed' ? between(1, 3) : between(1, 25);
    let count = 0;
    const isTheOne = () => {
      count += 1;
      return count === nth;
    };
    let isRandom = false;
    smtp.says(async (step, { to }) => {
      if (step === 'text') {
        // A mail server may lose what it has not answered for.
        if (point === 'the text gets lost' && isTheOne()) return hush();
        received.push(to);
        if (point === 'after the last dot' && isTheOne()) return hush();
        if (point === 'after the reply' && isTheOne()) setImmediate(reached.resolve);
        if (point === 'random' && !isRandom && isTheOne()) {
          isRandom = true;
          setTimeout(reached.resolve, between(0, 15));
        }
      }
      if (step === 'greeting' && point === 'claimed' && isTheOne()) return hush();
      if (step === 'rcpt' && point === 'after RCPT' && isTheOne()) setImmediate(reached.resolve);
      if (step === 'data' && point === 'at DATA' && isTheOne()) return hush();
      if (step === 'data' && point === 'in the text' && isTheOne()) {
        setTimeout(reached.resolve, between(0, 4));
      }
      return undefined;
    });
    /** Says nothing more about this step, so that the process dies exactly there. */
    function hush() {
      reached.resolve();
      return 'silent' as const;
    }
    const child = startProcess();
    const gone = once(child, 'exit');
    if (point === 'before the claim') void beforeTheClaim().then(reached.resolve, reached.reject);
    const isReached = await Promise.race([
      reached.promise.then(() => true),
      gone.then(() => false),
      sleep(patienceMs, false),
    ]);
    if (!isReached) failures.push(`“${point}” was not reached`);
    child.kill('SIGKILL');
    await gone;
    smtp.says((step, { to }) => {
      // What was on its way when it died.
      if (step === 'text') received.push(to);
      return undefined;
    });
  }

  /** On a server the table is held, so that it waits; embedded, the moment its database is open. */
  async function beforeTheClaim(): Promise<void> {
    const deadline = performance.now() + patienceMs;
    const running = join(folder, 'standfirst.running.json');
    if (!postgres) {
      while (!existsSync(running) && performance.now() < deadline) await sleep(5);
      return sleep(between(0, 600));
    }
    await withDatabase(postgres.url, async (client) => {
      await client.query('begin');
      await client.query('lock table delivery in share mode');
      for (;;) {
        const { rows } = await client.query(
          `select from pg_locks where relation = 'delivery'::regclass and not granted`,
        );
        if (rows.length > 0 || performance.now() > deadline) break;
        await sleep(5);
      }
      // Killed while this still holds; then it is let go.
      setTimeout(() => {}, 0);
    });
  }

  /** Lets it send to the end and compares what the mail server got with what the desk says. */
  async function finish() {
    smtp.says((step, { to }) => {
      if (step === 'text') received.push(to);
      return undefined;
    });
    const child = startProcess();
    const gone = once(child, 'exit');
    await openBeside();
    const deadline = performance.now() + 240_000;
    let status = 'sending';
    while (status === 'sending' && performance.now() < deadline) {
      await sleep(500);
      status = (await database().newsletterIssue.findUniqueOrThrow({ where: { id: issueId } }))
        .status;
    }
    const result = await compare(status);
    await closeDatabase();
    child.kill('SIGTERM');
    await gone;
    return result;
  }

  async function openBeside(): Promise<void> {
    if (postgres) return void openDatabase({ url: postgres.url, connections: 2 });
    const file = join(folder, 'standfirst.running.json');
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      const found = z.object({ databaseUrl: z.string() }).safeParse(text ? JSON.parse(text) : null);
      if (found.success) {
        openDatabase({ url: found.data.databaseUrl, connections: 1 });
        if (
          await database().$queryRaw`select 1`.then(
            () => true,
            () => false,
          )
        )
          return;
        await closeDatabase();
      }
      if (performance.now() > deadline) throw new Error('The server did not open its database.');
      await sleep(100);
    }
  }

  async function compare(status: string) {
    const rows = await database().delivery.findMany({ select: { email: true, state: true } });
    const got = new Set(received);
    const doubled = received.length - got.size;
    const doubtful = rows.filter(({ state }) => state === 'in_doubt');
    const lost = rows.filter(({ email, state }) => !got.has(email) && state !== 'in_doubt');
    const open = rows.filter(({ state }) => !['accepted', 'in_doubt'].includes(state));
    const shown = await desk.openIssue(actor, issueId);
    const listed = shown.kind === 'under-way' ? shown.doubts.map(({ email }) => email) : [];
    const unlisted = doubtful.filter(({ email }) => !listed.includes(email));
    if (status !== 'sent') failures.push(`the issue is ${status}`);
    if (rows.length !== recipients) failures.push(`${rows.length} deliveries of ${recipients}`);
    if (doubled > 0) failures.push(`${doubled} people got it twice`);
    if (lost.length > 0) failures.push(`${lost.length} people got nothing, and nobody is told`);
    if (open.length > 0) failures.push(`${open.length} letters never came to an end`);
    if (unlisted.length > 0) failures.push(`${unlisted.length} doubtful ones are not listed`);
    const arrived = doubtful.filter(({ email }) => got.has(email)).length;
    return { doubled, lost: lost.length, inDoubt: doubtful.length, arrived, failures };
  }

  return {
    killAt,
    finish,
    async stop() {
      await smtp.stop();
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
