/**
 * Lets readers go first where one process serves them and sends: letters are spaced out so that the
 * process is busy for less than half of its time, and a page never waits behind a row of letters.
 */
import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** How much of its time the process may be busy. */
const mostBusy = 0.4;
const lookEveryMs = 100;
const stepMs = 2;
const longestMs = 60;

export function createGiveWay(): () => Promise<void> {
  let seen: EventLoopUtilization = performance.eventLoopUtilization();
  let lookedAt = performance.now();
  let waitMs = 0;
  return async () => {
    if (performance.now() - lookedAt >= lookEveryMs) {
      const { utilization } = performance.eventLoopUtilization(seen);
      seen = performance.eventLoopUtilization();
      lookedAt = performance.now();
      const wanted = waitMs + (utilization > mostBusy ? stepMs : -stepMs);
      waitMs = Math.min(longestMs, Math.max(0, wanted));
    }
    if (waitMs > 0) await sleep(waitMs);
  };
}
