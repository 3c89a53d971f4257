/** Makes one migrated data folder, which every test file on the embedded database copies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../src/server/embedded-database.ts';
import { migrate } from '../../src/server/migrate.ts';

export default async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-template-'));
  const database = await startEmbeddedDatabase(join(folder, 'data'));
  await migrate(database.url);
  await database.close();
  provide('embeddedTemplate', join(folder, 'data'));
  return () => rmSync(folder, { recursive: true, force: true });
}
