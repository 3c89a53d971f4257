/**
 * Applies the migrations with Prisma's own engine, compiled to WebAssembly: no download, and the same
 * `_prisma_migrations` table that Prisma's command line writes. A migration never half applies.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

const noFilter = { externalTables: [], externalEnums: [] };

/** A migration that did not apply. Nothing of it is left behind, and the next start tries again. */
export class MigrationFailed extends Error {
  override name = 'MigrationFailed';
  readonly migration: string;
  constructor(migration: string, reason: string) {
    super(reason);
    this.migration = migration;
  }
}

/**
 * Applies every migration that is not applied yet and returns their names.
 *
 * Each runs whole or not at all. Throws `MigrationFailed` with PostgreSQL's own words.
 */
export async function migrate(url: string, folder = 'prisma/migrations'): Promise<string[]> {
  // The engine is 30 MB that a start with nothing to do need not hold.
  if (await areAllApplied(url, folder)) return [];
  return withEngine(url, async (engine, said) => {
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: readMigrations(folder),
        filters: noFilter,
      });
      return appliedMigrationNames;
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      const name = /migration_name="([^"]+)"/.exec(text)?.[1];
      if (!name) throw error;
      await engine.markMigrationRolledBack({ migrationName: name });
      throw new MigrationFailed(name, said.last ?? text);
    }
  });
}

/** The SQL that takes a database of one schema to another; from nothing when `from` is absent. */
export function planMigration(url: string, from: string | undefined, to: string): Promise<string> {
  const schema = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  });
  return withEngine(url, async (engine) => {
    const { stdout } = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : schema(from),
      to: schema(to),
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    return stdout ?? '';
  });
}

/** By the table the engine keeps: whether every migration of the folder came to its end. */
async function areAllApplied(url: string, folder: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const kept = await client.query(`select to_regclass('_prisma_migrations') as table`);
    if (kept.rows[0]?.table === null) return false;
    const { rows } = await client.query<{ name: string; isApplied: boolean }>(
      `select migration_name as name, finished_at is not null as "isApplied"
       from _prisma_migrations where rolled_back_at is null`,
    );
    const applied = new Set(rows.map(({ name }) => name));
    const wanted = readMigrations(folder).migrationDirectories;
    return (
      rows.every(({ isApplied }) => isApplied) && wanted.every(({ path }) => applied.has(path))
    );
  } finally {
    await client.end();
  }
}

/** PostgreSQL's own words about the script that failed, which the engine does not pass on. */
type Said = { last?: string };

async function withEngine<T>(
  url: string,
  work: (engine: SchemaEngine, said: Said) => Promise<T>,
): Promise<T> {
  const said: Said = {};
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm');
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 5000 });
  pool.on('error', () => {});
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', readFileSync('prisma/schema.prisma', 'utf8')]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(pool), { pool, said })),
  );
  try {
    return await work(engine, said);
  } finally {
    engine.free();
    await pool.end();
  }
}

/**
 * Sends a migration as one message, which PostgreSQL runs as one transaction. The adapter itself cuts
 * scripts at every semicolon, also inside the body of a function, and commits piece by piece.
 */
function wholeScripts(factory: PrismaPg, { pool, said }: { pool: pg.Pool; said: Said }): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connection.executeScript = async (script) => {
      try {
        await pool.query(script);
      } catch (error) {
        said.last = inWords(error, script);
        throw error;
      }
    };
    return connection;
  };
  return factory;
}

/** With the line of the script, where PostgreSQL says a place. */
function inWords(error: unknown, script: string): string {
  if (!(error instanceof Error)) return String(error);
  const position = 'position' in error ? Number(error.position) : 0;
  if (!position) return error.message;
  return `${error.message} (line ${script.slice(0, position).split('\n').length})`;
}

function readMigrations(folder: string): MigrationList {
  const baseDir = resolve(folder);
  const lockPath = join(baseDir, 'migration_lock.toml');
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  return {
    baseDir,
    shadowDbInitScript: '',
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockPath) ? readFileSync(lockPath, 'utf8') : null,
    },
    migrationDirectories: names
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(join(baseDir, name, 'migration.sql'), 'utf8') },
        },
      })),
  };
}
