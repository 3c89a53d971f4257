import { existsSync } from 'node:fs';
import { chromium, defineConfig } from '@playwright/test';

const port = 3290;

/** Playwright's own Chromium when it is installed, else the system's. */
const executablePath = [chromium.executablePath(), '/usr/bin/chromium', '/usr/bin/google-chrome']
  .find((path) => existsSync(path));

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json']],
  globalSetup: './tests/e2e/find-browser.ts',
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node tests/e2e/serve-demo.ts',
    url: `http://localhost:${port}/api/readyz`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: { PORT: String(port) },
    stdout: 'pipe',
  },
});
