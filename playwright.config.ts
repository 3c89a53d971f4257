import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/support/browser.ts';

const port = 3290;
const given = process.env.DEMO_URL;

/** Runs against the server at `DEMO_URL`, as `npm test` does, or starts one of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // For machines that are busy with other things; no test measures time.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json']],
  projects: [
    // The stories of a file one after the other, at one desk: see tests/support/desk-test.ts.
    { name: 'desk', testMatch: 'desk-*.spec.ts', fullyParallel: false },
    { name: 'readers', testIgnore: 'desk-*.spec.ts' },
  ],
  use: { baseURL: given ?? `http://localhost:${port}`, launchOptions },
  ...(given
    ? {}
    : {
        webServer: {
          command: 'node --disable-warning=ExperimentalWarning tests/e2e/serve-demo.ts',
          url: `http://localhost:${port}/api/readyz`,
          timeout: 180_000,
          gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
          env: { PORT: String(port), LOG_LEVEL: 'warn' },
        },
      }),
});
