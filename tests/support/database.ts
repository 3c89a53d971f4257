/** A real, migrated and empty database for a test file; every test starts with empty tables. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { closeDatabase, database, openDatabase } from '#lib/database.ts';
import { parseEnv, setEnv } from '#lib/env.ts';
import { startEmbeddedDatabase } from '#server/embedded-database.ts';
import { withDatabase } from './database-address.ts';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: Vitest's own interface is added to here.
  export interface ProvidedContext {
    databaseKind: 'embedded' | 'server';
    embeddedTemplate: string;
    serverUrl: string;
    serverTemplate: string;
  }
}

/** False on the server project of a machine that has no server; such files skip themselves. */
export const hasDatabase = inject('databaseKind') === 'embedded' || inject('serverUrl') !== '';

/** Opens the database for the tests of this file. Returns its address once it is open. */
export function useDatabase(): { url: () => string; dataFolder: () => string } {
  let close = async () => {};
  let url = '';
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'standfirst-test-'));
    const parsed = parseEnv({
      DATA_DIR: folder,
      SITE_URL: 'https://news.example',
      SECRET_KEY: 'only-for-tests-only-for-tests-only',
    });
    if (parsed.ok) setEnv(parsed.env);
    const opened = inject('databaseKind') === 'embedded' ? await embedded(folder) : await server();
    url = opened.url;
    close = opened.close;
    openDatabase({ url });
  });

  beforeEach(emptyTables);

  afterAll(async () => {
    await closeDatabase();
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  return { url: () => url, dataFolder: () => folder };
}

/**
 * Only what has rows is emptied: truncating makes every table's files anew, which takes the embedded
 * database a third of a second. Triggers and foreign keys are off meanwhile, which needs a superuser.
 */
async function emptyTables(): Promise<void> {
  await database().$transaction(async (tx) => {
    const tables = await tx.$queryRaw<{ name: string }[]>`
      select quote_ident(tablename) as name from pg_tables
      where schemaname = 'public' and tablename <> '_prisma_migrations'`;
    const filled = await tx.$queryRawUnsafe<{ name: string }[]>(
      tables
        .map(({ name }) => `(select '${name}' as name where exists (select from ${name}))`)
        .join(' union all '),
    );
    if (filled.length === 0) return;
    await tx.$executeRaw`set local session_replication_role = replica`;
    for (const { name } of filled) await tx.$executeRawUnsafe(`delete from ${name}`);
    await tx.$queryRaw`
      select setval(oid::regclass, 1, false)::text from pg_class
      where relkind = 'S' and relnamespace = 'public'::regnamespace`;
  });
}

async function embedded(folder: string) {
  const data = join(folder, 'postgres');
  cpSync(inject('embeddedTemplate'), data, { recursive: true });
  return startEmbeddedDatabase(data);
}

async function server() {
  const base = inject('serverUrl');
  const name = `standfirst_test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await withDatabase(base, (client) =>
    client.query(`create database ${name} template ${inject('serverTemplate')}`),
  );
  const url = new URL(base);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    close: () =>
      withDatabase(base, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}
