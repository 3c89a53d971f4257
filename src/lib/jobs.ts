/**
 * How a room hands work to be done apart from the request. A job is asked for in the transaction that
 * makes it necessary, so that it exists exactly when the change does; it may run more than once.
 */
import type { z } from 'zod';
import type { Transaction } from './database.ts';
import { processWide } from './process-wide.ts';

export type JobKind<T extends object = object> = {
  /** A room and a verb: `media.make-variants`. */
  name: string;
  data: z.ZodType<T>;
  /** How often it is tried again after it failed, each time later. Default 3. */
  retries?: number;
  /** How long one run may take before it counts as failed. Default 5 minutes. */
  timeoutSeconds?: number;
  /** Two jobs of this kind and key wait as one; one that is already running is not counted. */
  key?: (data: T) => string;
  /** Runs by itself, in cron's words and UTC, with `{}` as its data. */
  cron?: string;
};

/** Names a kind of job; what does it is in `handles`, which pages need not import. */
export function jobKind<T extends object>(kind: JobKind<T>): JobKind<T> {
  return kind;
}

export type JobHandler = {
  kind: Omit<JobKind, 'data' | 'key'> & { isKeyed: boolean };
  /** Throws when it failed. `signal` says that its time is over or that the process is leaving. */
  run: (data: unknown, signal: AbortSignal) => Promise<void>;
};

/** Joins a kind to what does it. */
export function handles<T extends object>(
  kind: JobKind<T>,
  run: (data: T, signal: AbortSignal) => Promise<void>,
): JobHandler {
  const { data: schema, key, ...rest } = kind;
  return {
    kind: { ...rest, isKeyed: key !== undefined },
    run: (data, signal) => run(schema.parse(data), signal),
  };
}

export type JobRequest = {
  name: string;
  data: object;
  key: string | undefined;
  startAfter: Date | undefined;
};

export type JobQueue = { send: (tx: Transaction, request: JobRequest) => Promise<void> };

const kept = processWide<{ queue?: JobQueue }>('jobs', () => ({}));

/** Says where jobs go. The process calls it at start; null when there is no longer anywhere. */
export function setJobQueue(queue: JobQueue | null): void {
  if (queue) kept.queue = queue;
  else delete kept.queue;
}

/** Asks for a job, which is on record when `tx` commits. Throws when the process takes no jobs. */
export async function enqueue<T extends object>(
  tx: Transaction,
  kind: JobKind<T>,
  data: T,
  options: { startAfter?: Date } = {},
): Promise<void> {
  if (!kept.queue) throw new Error(`The job ${kind.name} was asked for before jobs were started.`);
  await kept.queue.send(tx, {
    name: kind.name,
    data: kind.data.parse(data),
    key: kind.key?.(data),
    startAfter: options.startAfter,
  });
}
