import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { MigrationFailed, migrate } from './migrate.ts';

describe.runIf(hasDatabase)('migrations', () => {
  const { url, dataFolder } = useDatabase();

  test('one that fails leaves nothing, says why, and is applied once it is put right', async () => {
    const folder = join(dataFolder(), 'migrations');
    cpSync('prisma/migrations', folder, { recursive: true });
    const broken = join(folder, '29990101000000_broken');
    mkdirSync(broken);
    const write = (type: string) =>
      writeFileSync(
        join(broken, 'migration.sql'),
        `CREATE TABLE half (id int);\nCREATE TABLE other (id ${type});\n`,
      );
    write('nothing');
    const failure = await migrate(url(), folder).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MigrationFailed);
    expect(failure).toMatchObject({
      migration: '29990101000000_broken',
      message: 'type "nothing" does not exist (line 2)',
    });
    const tables = database().$queryRaw`select to_regclass('half')::text as half`;
    expect(await tables).toEqual([{ half: null }]);
    write('int');
    expect(await migrate(url(), folder)).toEqual(['29990101000000_broken']);
    expect(await migrate(url(), folder)).toEqual([]);
  });
});
