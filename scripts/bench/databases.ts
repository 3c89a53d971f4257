/**
 * The two databases the product runs on, each migrated, one after the other: empty ones that are removed
 * again or, in a folder of their own, what an earlier run has filled.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { closeDatabase, openDatabase } from '#lib/database.ts';
import { startEmbeddedDatabase } from '../../src/server/embedded-database.ts';
import { migrate } from '../../src/server/migrate.ts';
import { findPostgresPrograms, startPostgresServer } from '../../tests/support/postgres-server.ts';

export type BenchDatabase = 'embedded' | 'server';

/** Those asked for on the command line, or both; a server only where its programs are. */
export function databasesAskedFor(): BenchDatabase[] {
  const asked = (['server', 'embedded'] as const).filter((kind) => process.argv.includes(kind));
  if (asked.length > 0) return asked;
  return findPostgresPrograms() ? ['server', 'embedded'] : ['embedded'];
}

/** The folder named by `--keep=folder`, where filled databases wait for the next run, or undefined. */
export function folderToKeep(): string | undefined {
  const named = process.argv.find((argument) => argument.startsWith('--keep='));
  return named && resolve(named.slice('--keep='.length));
}

/** `keep` is the folder of this database alone; without it the database is removed after the work. */
export async function onDatabase(
  kind: BenchDatabase,
  work: (url: string) => Promise<void>,
  keep?: string,
): Promise<void> {
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'standfirst-bench-'));
  const database =
    kind === 'embedded'
      ? await startEmbeddedDatabase(join(folder, 'postgres'))
      : await startPostgresServer(keep);
  try {
    await migrate(database.url);
    openDatabase({ url: database.url });
    await work(database.url);
  } finally {
    await closeDatabase();
    if ('close' in database) await database.close();
    else await database.stop();
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}

/** The value below which this share of the numbers lies. */
export function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
