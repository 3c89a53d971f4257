/**
 * Writes the migration that takes the committed schema to the one in the work tree:
 * `node scripts/new-migration.ts a-name`. The checks and triggers Prisma cannot say are added by hand.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../src/server/embedded-database.ts';
import { planMigration } from '../src/server/migrate.ts';

const name = process.argv[2];
if (!name || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  console.error('Usage: node scripts/new-migration.ts a-name');
  process.exit(2);
}
const committed = spawnSync('git', ['show', 'HEAD:prisma/schema.prisma'], { encoding: 'utf8' });
const folder = mkdtempSync(join(tmpdir(), 'standfirst-migration-'));
const database = await startEmbeddedDatabase(join(folder, 'postgres'));
const from = committed.status === 0 ? committed.stdout : undefined;
const sql = await planMigration(database.url, from, readFileSync('prisma/schema.prisma', 'utf8'));
await database.close();
rmSync(folder, { recursive: true, force: true });

const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
const target = join('prisma/migrations', `${stamp}_${name.replaceAll('-', '_')}`);
mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'migration.sql'), sql);
console.log(`Wrote ${target}/migration.sql. Read it, and add what the schema cannot say.`);
