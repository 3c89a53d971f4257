/**
 * pg-boss on the publication's own database. Its tables are in the schema `pgboss`, which it makes and
 * migrates itself; no table of ours refers to them.
 */
import { fromPrisma, PgBoss } from 'pg-boss';
import { type JobHandler, setJobQueue } from '#lib/jobs.ts';

export type Jobs = { stop: () => Promise<void> };

export type JobsOptions = {
  url: string;
  isEmbedded: boolean;
  handlers: JobHandler[];
  /** False when another process does the jobs and this one only asks for them. */
  work: boolean;
  onError: (error: unknown) => void;
  pollingSeconds?: number;
  /** How long a job under way may take to end when the process leaves. */
  leaveWithinMs?: number;
};

/** Opens the queue, and does what is in it when `work` says so. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { url, isEmbedded, handlers, work, onError, pollingSeconds = 2 } = options;
  const boss = new PgBoss({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 2000,
    application_name: 'standfirst jobs',
    supervise: work,
    schedule: work,
    registerInstance: false,
    openTelemetry: { enabled: false },
    // The embedded PostgreSQL has no vacuum of its own to watch, and one process to rebuild for.
    ...(isEmbedded ? { monitorVacuum: false, reindex: false } : {}),
  });
  boss.on('error', atMostEachMinute(onError));
  await boss.start();
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const { kind } of handlers) {
    const { name, isKeyed, retries = 3, timeoutSeconds = 300 } = kind;
    const settings = {
      retryLimit: retries,
      retryBackoff: true,
      expireInSeconds: timeoutSeconds,
      deleteAfterSeconds: 7 * 24 * 60 * 60,
    };
    if (known.has(name)) await boss.updateQueue(name, settings);
    else await boss.createQueue(name, { ...settings, policy: isKeyed ? 'short' : 'standard' });
  }
  if (work) {
    for (const { kind, run } of handlers) {
      await boss.work<object>(
        kind.name,
        { pollingIntervalSeconds: pollingSeconds },
        async (jobs) => {
          for (const job of jobs) await run(job.data ?? {}, job.signal);
        },
      );
      if (kind.cron) await boss.schedule(kind.name, kind.cron, {}, { tz: 'UTC' });
    }
  }
  setJobQueue({
    async send(tx, { name, data, key, startAfter }) {
      await boss.send(name, data, {
        db: fromPrisma(tx),
        ...(key === undefined ? {} : { singletonKey: key }),
        ...(startAfter ? { startAfter } : {}),
      });
    },
  });
  return {
    async stop() {
      setJobQueue(null);
      await boss.stop({ graceful: true, timeout: options.leaveWithinMs ?? 4000 });
    },
  };
}

/** The queue is asked every two seconds, and a database that is away is one piece of news. */
function atMostEachMinute(tell: (error: unknown) => void): (error: unknown) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() - told < 60_000) return;
    told = performance.now();
    tell(error);
  };
}
