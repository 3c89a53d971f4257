/**
 * Draws in a process apart, started for the first picture of a row and ended after the last: the server
 * keeps neither the memory that drawing takes nor the time.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Shown } from './shown.ts';

/** Next bundles what pages import, so the program is found from the folder the product runs in. */
const program = resolve('src/social-images/draw.process.ts');
/** One picture takes a second or two; a process that says nothing for so long has hung. */
const patienceMs = 60_000;

const answerSchema = z.tuple([z.object({ image: z.base64().nullable() })], z.unknown());

export type Artist = {
  /** As `drawSocialImage`. One at a time. Throws when the process ended or said nothing. */
  draw: (shown: Shown) => Promise<Buffer | null>;
  stop: () => void;
};

export function callArtist(): Artist {
  let child: ChildProcess | undefined;
  return {
    async draw(shown) {
      child ??= fork(/* turbopackIgnore: true */ program, [], {
        execArgv: ['--disable-warning=ExperimentalWarning'],
        env: { NODE_ENV: 'production' },
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const drawing = child;
      const over = new AbortController();
      const ended = once(drawing, 'exit', { signal: over.signal }).then(() => {
        throw new Error('The process that draws ended.');
      });
      const limit = AbortSignal.any([over.signal, AbortSignal.timeout(patienceMs)]);
      const answered = once(drawing, 'message', { signal: limit });
      drawing.send(shown);
      try {
        const [{ image }] = answerSchema.parse(await Promise.race([answered, ended]));
        return image === null ? null : Buffer.from(image, 'base64');
      } catch (error) {
        drawing.kill('SIGKILL');
        child = undefined;
        throw error;
      } finally {
        over.abort();
        await Promise.allSettled([answered, ended]);
      }
    },
    stop() {
      child?.kill();
      child = undefined;
    },
  };
}
