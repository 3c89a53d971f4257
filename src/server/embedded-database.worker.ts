/** The thread that PGlite lives in; it answers the main thread once when ready, and ends when told. */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { z } from 'zod';
import { keepBatchesWhole } from './whole-batches.ts';

const { dataFolder, socketPath } = z
  .object({ dataFolder: z.string(), socketPath: z.string() })
  .parse(workerData);

try {
  const db = await PGlite.create({
    dataDir: dataFolder,
    extensions: { pg_trgm, unaccent },
    // The system keeps the files in memory as well; PostgreSQL's own 128 MB would be held twice.
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'],
  });
  keepBatchesWhole(db);
  const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 32 });
  await server.start();
  parentPort?.once('message', async () => {
    await server.stop();
    await db.close();
    parentPort?.close();
    process.exit(0);
  });
  parentPort?.postMessage({ kind: 'ready' });
} catch (error) {
  parentPort?.postMessage({ kind: 'failed', reason: String(error) });
}
