/** A PostgreSQL server of the tests' own, when its programs are on the machine. */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDatabase } from './database-address.ts';

export type PostgresServer = {
  url: string;
  /** Ends it at once, as a crash or a restart would; `start` brings it back with its data. */
  interrupt: () => Promise<void>;
  start: () => Promise<void>;
  /** Ends it, and removes its data unless they are kept. */
  stop: () => Promise<void>;
};

// PostgreSQL refuses to run as root, so root lends it the user that owns nothing.
const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const asUser = isRoot ? { uid: nobody, gid: nobody } : {};

/** The folder of `initdb` and `postgres`, the newest there is, or null. */
export function findPostgresPrograms(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(root, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/**
 * Makes a new server on a free port of 127.0.0.1, or one on the data that `keep`, a folder, has from before.
 * Throws when the programs are missing or fail.
 */
export async function startPostgresServer(keep?: string): Promise<PostgresServer> {
  const programs = findPostgresPrograms();
  if (!programs) throw new Error('PostgreSQL’s programs are not on this machine.');
  if (keep) mkdirSync(keep, { recursive: true });
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'standfirst-postgres-'));
  if (isRoot) chownSync(folder, nobody, nobody);
  const data = join(folder, 'data');
  if (!existsSync(data)) {
    const made = spawnSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C.UTF-8'],
      { ...asUser, cwd: folder, encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  }
  const port = await freePort();
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
  const settings = ['-c', 'fsync=off', '-c', 'max_connections=60'];

  let child = spawn(join(programs, 'postgres'), [...options, ...settings], {
    ...asUser,
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((resolve) => child.once('exit', resolve));
  };
  const ready = async () => {
    const deadline = performance.now() + 20_000;
    for (;;) {
      const answers = await withDatabase(url, () => Promise.resolve(true)).catch(() => false);
      if (answers) return;
      if (performance.now() > deadline) throw new Error('PostgreSQL did not start in 20 s.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await ready();
  return {
    url,
    async interrupt() {
      child.kill('SIGQUIT');
      await ended();
    },
    async start() {
      child = spawn(join(programs, 'postgres'), [...options, ...settings], {
        ...asUser,
        cwd: folder,
        stdio: 'ignore',
      });
      await ready();
    },
    async stop() {
      // What is kept is closed in order, so that the next start finds it whole.
      child.kill(keep ? 'SIGINT' : 'SIGQUIT');
      await ended();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port of 127.0.0.1 that nobody has now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
