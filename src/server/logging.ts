/**
 * What the process says while it runs: JSON lines on standard output, with ids and routes, never a
 * reader's address, a query or a body. A slow log never slows a reader.
 */
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { now } from '#lib/clock.ts';

export type RequestReport = {
  id: string;
  method: string;
  route: string;
  status: number;
  cache: 'hit' | 'miss' | 'stale' | 'pass' | 'none';
  ms: number;
};

export type Log = {
  info: (message: string, details?: object) => void;
  warn: (message: string, details?: object) => void;
  error: (message: string, details?: object) => void;
  request: (report: RequestReport) => void;
  /** Writes what is held back; the last call of a process. */
  flush: () => void;
};

/** Above this much unwritten, lines are dropped: whoever reads them is too slow or gone. */
const mostHeldBack = 16 * 1024 * 1024;

export function createLog(level: string): Log {
  const output = pino.destination({
    dest: 1,
    sync: false,
    minLength: 8 * 1024,
    maxLength: mostHeldBack,
  });
  // A closed pipe is no reason to stop serving.
  output.on('error', () => {});
  setInterval(() => output.flush(), 500).unref();
  const logger = pino({ level, base: null }, output);
  const logsRequests = logger.isLevelEnabled('info');
  return {
    info: (message, details = {}) => logger.info(details, message),
    warn: (message, details = {}) => logger.warn(details, message),
    error: (message, details = {}) => logger.error(details, message),
    request({ id, method, route, status, cache, ms }) {
      if (!logsRequests) return;
      // By hand, for this runs for every hit. No part of it needs escaping.
      output.write(
        `{"level":30,"time":${now().getTime()},"id":"${id}","method":"${method}","route":"${route}","status":${status},"cache":"${cache}","ms":${ms.toFixed(2)}}\n`,
      );
    },
    flush() {
      try {
        output.flushSync();
      } catch {
        // Nothing was held back, or nobody listens any more.
      }
    },
  };
}

const start = randomBytes(4).toString('hex');
let count = 0;

/** A name for one request: unique in this process, and all but certainly among all. */
export function nextRequestId(): string {
  count += 1;
  return `${start}-${count.toString(36)}`;
}
