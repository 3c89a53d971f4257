/**
 * Lets readers go first where one process serves them and sends: letters go one by one with a gap between
 * them, whichever connection they take, so that a page never waits behind a row of them; and the gap grows
 * until the process is idle for most of its time.
 * See docs/decisions/076-letters-go-one-by-one-beside-readers.md.
 */
import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** How much of its time the process may be busy. */
const mostBusy = 0.3;
const lookEveryMs = 100;
const stepMs = 0.5;
/** A hundred letters a second go however busy the readers are. */
const longestMs = 10;

/** Returns what every letter waits for before it is begun. */
export function createGiveWay(): () => Promise<void> {
  let seen: EventLoopUtilization = performance.eventLoopUtilization();
  let lookedAt = performance.now();
  // The first letters of a process also compile what makes them.
  let gapMs = longestMs;
  let turnAt = 0;
  return async () => {
    const at = performance.now();
    if (at - lookedAt >= lookEveryMs) {
      const { utilization } = performance.eventLoopUtilization(seen);
      seen = performance.eventLoopUtilization();
      lookedAt = at;
      const wanted = gapMs + (utilization > mostBusy ? stepMs : -stepMs);
      gapMs = Math.min(longestMs, Math.max(0, wanted));
    }
    turnAt = Math.max(at, turnAt + gapMs);
    if (turnAt > at) await sleep(turnAt - at);
  };
}
