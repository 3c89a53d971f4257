/** Opens the database the settings name, or the embedded one, and brings its tables up to date. */
import { join } from 'node:path';
import pg from 'pg';
import { closeDatabase, openDatabase } from '#lib/database.ts';
import type { Env } from '#lib/env.ts';
import { findRunning, holdDataFolder, prepareDataFolder } from './data-folder.ts';
import { startEmbeddedDatabase } from './embedded-database.ts';
import { MigrationFailed, migrate } from './migrate.ts';
import { errorCode, errorText, StartUpProblem } from './start-up-problem.ts';

export type OpenPublication = { url: string; isEmbedded: boolean; close: () => Promise<void> };

type Options = {
  report: (line: string) => void;
  /** Called when the embedded database dies by itself. */
  onDeath?: (code: number) => void;
  /** Use the running server's embedded database when there is one, as the command line does. */
  mayShare?: boolean;
};

const oldestServer = 150_000;

/** Throws a `StartUpProblem` that says what to do. */
export async function openPublication(env: Env, options: Options): Promise<OpenPublication> {
  const { report } = options;
  const folder = prepareDataFolder(env.DATA_DIR);
  if (env.DATABASE_URL) {
    report('Connecting to PostgreSQL');
    await checkServer(env.DATABASE_URL);
    await applyMigrations(env.DATABASE_URL, report);
    openDatabase({ url: env.DATABASE_URL });
    return { url: env.DATABASE_URL, isEmbedded: false, close: closeDatabase };
  }
  const shared = options.mayShare ? findRunning(folder)?.databaseUrl : undefined;
  if (shared) {
    openDatabase({ url: shared, connections: 2 });
    return { url: shared, isEmbedded: true, close: closeDatabase };
  }
  const held = holdDataFolder(folder);
  if (held.kind === 'taken') {
    const by = held.by.pid > 0 ? ` (process ${held.by.pid})` : '';
    throw new StartUpProblem(
      `The data folder ${folder} is in use by another Standfirst${by}.`,
      'stop that one first, or set DATA_DIR to another folder.',
    );
  }
  try {
    report('Starting the embedded database');
    const embedded = await startEmbeddedDatabase(join(folder, 'postgres'), (code) =>
      options.onDeath?.(code),
    );
    await applyMigrations(embedded.url, report);
    openDatabase({ url: embedded.url, connections: 6 });
    held.folder.announce(embedded.url);
    return {
      url: embedded.url,
      isEmbedded: true,
      async close() {
        await closeDatabase();
        await embedded.close();
        held.folder.release();
      },
    };
  } catch (error) {
    held.folder.release();
    if (error instanceof StartUpProblem) throw error;
    throw new StartUpProblem(
      `The embedded database in ${folder} did not start: ${errorText(error)}`,
      'if the folder was copied from elsewhere, copy it again while the product is stopped.',
    );
  }
}

async function applyMigrations(url: string, report: (line: string) => void): Promise<void> {
  try {
    const applied = await migrate(url);
    if (applied.length > 0) report(`Tables are up to date (${applied.length} migrations applied)`);
  } catch (error) {
    if (!(error instanceof MigrationFailed)) throw error;
    throw new StartUpProblem(
      `The migration ${error.migration} failed: ${error.message}`,
      /extension/.test(error.message)
        ? 'search needs two extensions that come with PostgreSQL (package postgresql-contrib). Let an ' +
            'administrator of the server run in this database:\n' +
            'CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent;\nand start again.'
        : 'nothing of it was kept. Put right what the message names, then start again.',
    );
  }
}

async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  const { host, pathname } = new URL(url);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    if (Number(rows[0]?.version) < oldestServer) {
      throw new StartUpProblem(
        `The PostgreSQL at ${host} is older than version 15.`,
        'upgrade it, or leave DATABASE_URL unset to use the embedded one.',
      );
    }
  } catch (error) {
    if (error instanceof StartUpProblem) throw error;
    const code = errorCode(error) ?? '';
    const advice =
      code === '28P01' || code === '28000'
        ? 'correct the user or the password in DATABASE_URL.'
        : code === '3D000'
          ? `create the database ${pathname.slice(1)} on that server, or correct its name.`
          : 'start that server, or correct DATABASE_URL, or leave it unset to use the embedded one.';
    throw new StartUpProblem(
      `The database at ${host} cannot be used: ${errorText(error)}.`,
      advice,
    );
  } finally {
    await client.end().catch(() => {});
  }
}
