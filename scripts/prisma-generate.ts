/**
 * Writes the Prisma client. The `prisma` command insists on a native schema engine that `generate`
 * never uses and that may not be downloadable; any executable in its place lets it pass.
 */
import { spawnSync } from 'node:child_process';

const run = spawnSync(
  process.execPath,
  ['node_modules/prisma/build/index.js', 'generate', '--no-hints'],
  {
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CI: 'true' },
    encoding: 'utf8',
  },
);
if (run.status !== 0) {
  process.stderr.write(`${run.stdout}\n${run.stderr}\nThe Prisma client could not be written.\n`);
  process.exit(1);
}
