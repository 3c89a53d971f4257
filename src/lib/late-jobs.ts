/** Jobs that should have run and did not: what failed for good, and what has been waiting too long. */
import { database } from './database.ts';

export type LateJob = {
  id: string;
  name: string;
  state: 'waiting' | 'failed';
  dueAt: Date;
  /** Why it failed the last time, when it did. */
  reason: string | null;
};

/** A job that is due this long and has not begun is late. */
const lateAfterMs = 60_000;
const failedWithinMs = 7 * 24 * 60 * 60_000;

/** The newest hundred. Empty before jobs were ever started. */
export async function listLateJobs(at: Date): Promise<LateJob[]> {
  const db = database();
  const [found] = await db.$queryRaw<{ exists: boolean }[]>`
    select to_regclass('pgboss.job') is not null as exists`;
  if (!found?.exists) return [];
  const lateSince = new Date(at.getTime() - lateAfterMs);
  const failedSince = new Date(at.getTime() - failedWithinMs);
  return db.$queryRaw<LateJob[]>`
    select id::text, name, case when state = 'failed' then 'failed' else 'waiting' end as state,
           start_after as "dueAt", output->>'message' as reason
    from pgboss.job
    where name not like '\\_\\_pgboss\\_\\_%' and (
      (state in ('created', 'retry') and start_after < ${lateSince})
      or (state = 'failed' and completed_on > ${failedSince}))
    order by start_after desc
    limit 100`;
}
