/** The two databases the product runs on, each empty and migrated, one after the other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

export async function onDatabase(
  kind: BenchDatabase,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-bench-'));
  const database =
    kind === 'embedded'
      ? await startEmbeddedDatabase(join(folder, 'postgres'))
      : await startPostgresServer();
  try {
    await migrate(database.url);
    openDatabase({ url: database.url });
    await work(database.url);
  } finally {
    await closeDatabase();
    if ('close' in database) await database.close();
    else await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The value below which this share of the numbers lies. */
export function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
