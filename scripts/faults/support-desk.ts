/**
 * The desk under faults: a data folder with a small publication in it, so that a start takes seconds, on
 * either database; and somebody on staff who is signed in and asks as a browser does.
 */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Actor } from '../../src/accounts/index.ts';
import { openDatabase } from '../../src/lib/database.ts';
import { parseEnv, setEnv } from '../../src/lib/env.ts';
import { openPublication } from '../../src/server/open-database.ts';
import { type DemoServer, startDemoServer } from '../../tests/support/demo-server.ts';
import { freePort, startPostgresServer } from '../../tests/support/postgres-server.ts';
import { makePublication } from '../../tests/support/publication.ts';
import { makeActor, signIn } from '../../tests/support/staff.ts';
import type { BenchDatabase } from '../bench/databases.ts';
import { writeFigures } from '../bench/write-figures.ts';

export type Desk = {
  /** Those of a browser of ours whose owner is signed in. */
  headers: Record<string, string>;
  actor: Actor;
  /** A request of the desk's API; the answer's JSON beside its status. */
  ask: (method: string, path: string, body?: object) => Promise<{ status: number; json: unknown }>;
};

/** Makes an editor in the data folder of a server that is not running. */
export async function openDesk(settings: { DATA_DIR: string; SITE_URL: string }): Promise<Desk> {
  return beforeStart(settings, enter);
}

export type PreparedDesk = Desk & {
  folder: string;
  start: () => Promise<DemoServer>;
  /** The database of the running server, beside it. */
  openDatabase: () => void;
  /** Removes the folder and the database. */
  remove: () => Promise<void>;
};

export async function prepareDesk(kind: BenchDatabase): Promise<PreparedDesk> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-faults-'));
  const postgres = kind === 'server' ? await startPostgresServer() : null;
  const env = {
    SITE_URL: `http://localhost:${port}`,
    LOG_LEVEL: 'error',
    ...(postgres ? { DATABASE_URL: postgres.url } : {}),
  };
  const desk = await beforeStart({ DATA_DIR: folder, ...env }, async (url) => {
    await makePublication();
    return enter(url);
  });
  return {
    ...desk,
    folder,
    start: () => startDemoServer({ port, folder, env }),
    openDatabase: () => openDatabase({ url: postgres?.url ?? runningIn(folder), connections: 2 }),
    async remove() {
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Says what came of a run on one database, and with `--write` keeps it for docs/benchmarks.md. */
export function report(kind: BenchDatabase, figures: string): void {
  console.log(`${kind}: ${figures}`);
  told.push(`- ${kind}: ${figures}`);
}

/** Puts what was reported into docs/benchmarks.md, where that was asked for. */
export function writeReports(story: string): void {
  if (process.argv.includes('--write')) writeFigures(`faults-${story}`, told);
}
const told: string[] = [];

/** Ends the server as a power cut would. */
export async function kill(server: DemoServer): Promise<void> {
  const gone = once(server.process, 'exit');
  server.process.kill('SIGKILL');
  await gone;
}

async function beforeStart<T>(
  settings: { DATA_DIR: string; SITE_URL: string; DATABASE_URL?: string },
  work: (url: string) => Promise<T>,
): Promise<T> {
  const parsed = parseEnv(settings);
  if (!parsed.ok) throw new Error('The settings of this script are wrong.');
  setEnv(parsed.env);
  const publication = await openPublication(parsed.env, { report: () => {} });
  try {
    return await work(settings.SITE_URL);
  } finally {
    await publication.close();
  }
}

async function enter(url: string): Promise<Desk> {
  const actor = await makeActor('editor', { name: 'Edith' });
  const { cookie } = await signIn(actor.staffId);
  const headers = { cookie, origin: url, 'sec-fetch-site': 'same-origin' };
  return {
    actor,
    headers,
    async ask(method, path, body) {
      const answer = await fetch(url + path, {
        method,
        headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: answer.status, json: await answer.json() };
    },
  };
}

function runningIn(folder: string): string {
  const details = readFileSync(join(folder, 'standfirst.running.json'), 'utf8');
  return z.object({ databaseUrl: z.string() }).parse(JSON.parse(details)).databaseUrl;
}
