/**
 * How the server's process is run, for `npm start` and for what measures it: small, and soon ready. See
 * docs/decisions/052-what-an-idle-process-holds.md.
 */
import { fileURLToPath } from 'node:url';

export const nodeFlags = [
  '--disable-warning=ExperimentalWarning',
  // Young objects get 12 MB instead of 60; a page makes fewer than that.
  '--max-semi-space-size=4',
  // What runs once in a while, as a render does, is not compiled anew each time.
  '--no-flush-bytecode',
];

/** Read at the start of a process only. */
export const processSettings = {
  // What was compiled the last time: a sixth of a start. Node does without where it may not write.
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)),
  // For glibc: two heaps serve all threads, and what is large and freed goes back.
  ...(process.platform === 'linux'
    ? {
        MALLOC_ARENA_MAX: '2',
        MALLOC_MMAP_THRESHOLD_: '131072',
        MALLOC_TRIM_THRESHOLD_: '131072',
      }
    : {}),
};
