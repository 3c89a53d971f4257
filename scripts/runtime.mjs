/**
 * How the server's process is run, for `npm start` and for what measures it: small. See
 * docs/decisions/052-what-an-idle-process-holds.md.
 */
export const nodeFlags = [
  '--disable-warning=ExperimentalWarning',
  // Young objects get 12 MB instead of 60; a page makes fewer than that.
  '--max-semi-space-size=4',
];

/** Read by glibc at a start only. What is large and freed goes back, and two heaps serve all threads. */
export const memorySettings =
  process.platform === 'linux'
    ? {
        MALLOC_ARENA_MAX: '2',
        MALLOC_MMAP_THRESHOLD_: '131072',
        MALLOC_TRIM_THRESHOLD_: '131072',
      }
    : {};
