/**
 * Draws in the background, soon after a change: this process hears of its own changes at once, and
 * looks by itself every minute for those of others. One sweep at a time.
 */
import { onChanges } from '#lib/changes.ts';
import { sweepSocialImages } from './sweep.ts';

export type Drawing = { stop: () => Promise<void> };

type Options = { onFailure: (error: unknown) => void; afterMs?: number; everyMs?: number };

export function startDrawing({ onFailure, afterMs = 400, everyMs = 60_000 }: Options): Drawing {
  const leaving = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const plan = (ms: number) => {
    clearTimeout(timer);
    if (leaving.signal.aborted) return;
    timer = setTimeout(() => {
      running = running.then(sweep);
    }, ms);
    timer.unref();
  };
  const sweep = async () => {
    try {
      await sweepSocialImages(leaving.signal);
    } catch (error) {
      onFailure(error);
    }
    plan(everyMs);
  };
  const stopHearing = onChanges((tags) => {
    if (tags.some((tag) => !tag.startsWith('social:'))) plan(afterMs);
  });
  plan(afterMs);
  return {
    async stop() {
      stopHearing();
      leaving.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
