/**
 * What autovacuum does on a server. The embedded PostgreSQL has no process beside it that would: without
 * this its planner knows nothing of an archive that has grown, and what was overwritten is never reused.
 */
import pg from 'pg';
import { z } from 'zod';
import { handles, type JobHandler, jobKind } from '#lib/jobs.ts';

const keepEmbedded = jobKind({
  name: 'database.keep-embedded',
  data: z.object({}),
  key: () => 'all',
  cron: '*/10 * * * *',
});

/**
 * Tables of which so much is new, or left over, since they were last looked through. PostgreSQL's own
 * measure, from a start that is lower for the ideas it has of small tables.
 */
const due = `
  select format('%I.%I', schemaname, s.relname) as name
  from pg_stat_user_tables s join pg_class c on c.oid = s.relid
  where n_mod_since_analyze > 200 + 0.1 * greatest(c.reltuples, 0)
     or n_dead_tup > 200 + 0.2 * greatest(c.reltuples, 0)
  order by 1`;

/** On a connection of its own: one table may take longer than a reader would wait for an answer. */
export function keepEmbeddedHandler(url: string): JobHandler {
  return handles(keepEmbedded, async (_, signal) => {
    await lookThroughTables(url, signal);
  });
}

/** Looks through what is due, table by table, so that others get a turn. Answers which tables those were. */
export async function lookThroughTables(url: string, signal?: AbortSignal): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'standfirst upkeep' });
  // A connection that dies fails the query that runs on it; nothing else is to end by it.
  client.on('error', () => {});
  await client.connect();
  const done: string[] = [];
  try {
    const { rows } = await client.query<{ name: string }>(due);
    for (const { name } of rows) {
      if (signal?.aborted) break;
      await client.query(`vacuum (analyze) ${name}`);
      done.push(name);
    }
  } finally {
    await client.end();
  }
  return done;
}
