/**
 * The one connection to PostgreSQL, embedded or a server: the same driver and the same SQL. Its pool
 * always has an error listener, because a database that dies must not take the process with it.
 */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from './prisma/client.ts';
import { processWide } from './process-wide.ts';

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

/** A part of a statement with its values, to be put into a larger one. */
export type Sql = Prisma.Sql;
export const { sql, join: joinSql, empty: noSql } = Prisma;

type Open = { client: PrismaClient; pool: pg.Pool; url: string };

const kept = processWide<{ open?: Open }>('database', () => ({}));

export type OpenOptions = {
  /** A `postgresql://` address; a Unix socket's folder goes in `?host=`. */
  url: string;
  /** The most connections at once. */
  connections?: number;
  /** Called when an idle connection breaks. */
  onError?: (error: Error) => void;
};

/** Opens the pool that `database()` hands out. Connections are made when first needed. */
export function openDatabase({ url, connections = 10, onError }: OpenOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // A reader waits two seconds at the most for an answer that there is no database.
    connectionTimeoutMillis: 2000,
    query_timeout: 15_000,
    keepAlive: true,
  });
  pool.on('error', (error) => onError?.(error));
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  kept.open = { client, pool, url };
  return client;
}

/** The open database. Throws when there is none. */
export function database(): Database {
  if (!kept.open) throw new Error('The database was used before it was opened.');
  return kept.open.client;
}

/** The address the open database was reached by, for connections that a pool cannot serve. */
export function databaseUrl(): string {
  if (!kept.open) throw new Error('The database was used before it was opened.');
  return kept.open.url;
}

/** Waits for queries under way and closes every connection. */
export async function closeDatabase(): Promise<void> {
  const open = kept.open;
  if (!open) return;
  delete kept.open;
  await open.client.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}
