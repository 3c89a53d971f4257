/**
 * PostgreSQL in this process: PGlite in a worker thread, spoken to over a Unix socket in a folder
 * only its owner may enter, for the socket asks for no password. Never two processes on one folder.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export type EmbeddedDatabase = {
  /** A `postgresql://` address for the usual driver. */
  url: string;
  /** The folder of the socket, for the lock that tells other processes where to knock. */
  socketFolder: string;
  close: () => Promise<void>;
};

type WorkerMessage = { kind: 'ready' } | { kind: 'closed' } | { kind: 'failed'; reason: string };

/** More than the pool, the listener and a command line together ever use. */
export const embeddedConnections = 32;

/**
 * Starts it on `dataFolder`, made when absent; the first start takes some seconds (initdb).
 * Rejects with what PostgreSQL said when it cannot start. `onExit` is told of a later death.
 */
export async function startEmbeddedDatabase(
  dataFolder: string,
  onExit: (code: number) => void = () => {},
): Promise<EmbeddedDatabase> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  // A socket's path may have some hundred bytes, so it cannot live in a data folder of any depth.
  const socketFolder = mkdtempSync(join(tmpdir(), 'standfirst-'));
  chmodSync(socketFolder, 0o700);
  const worker = new Worker(new URL('./embedded-database.worker.ts', import.meta.url), {
    workerData: { dataFolder, socketPath: join(socketFolder, '.s.PGSQL.5432') },
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: WorkerMessage) => {
      if (message.kind === 'failed') reject(new Error(message.reason));
      else resolve();
    });
  }).catch((error) => {
    rmSync(socketFolder, { recursive: true, force: true });
    throw error;
  });

  let closing = false;
  worker.on('error', () => {});
  worker.once('exit', (code) => {
    rmSync(socketFolder, { recursive: true, force: true });
    if (!closing) onExit(code);
  });

  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketFolder)}`,
    socketFolder,
    async close() {
      closing = true;
      const exited = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage('close');
      await exited;
    },
  };
}
