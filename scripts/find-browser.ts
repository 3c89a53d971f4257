/**
 * Makes sure there is a Chromium for the browser tests: Playwright's own, the system's, or else one
 * that is installed now. When none can be had it says what a person can do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Playwright's own Chromium when it is installed, else the system's, else null. */
export function findBrowser(): string | null {
  const known = [
    chromium.executablePath(),
    // Without the windows nobody sees, which is faster.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return known.find((path) => existsSync(path)) ?? null;
}

if (import.meta.main) {
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (!findBrowser()) {
    console.log('There is no Chromium yet; installing one.');
    const ways: [string, string[]][] = [
      ...(isDebian
        ? ([
            ['apt-get', ['update', '-qq']],
            ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']],
          ] satisfies [string, string[]][])
        : []),
      [process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']],
    ];
    for (const [program, args] of ways) {
      if (findBrowser()) break;
      spawnSync(program, args, {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    }
  }
  const found = findBrowser();
  if (!found) {
    console.error(
      'There is no Chromium for the browser tests, and none could be installed. Run\n' +
        '`npx playwright install --with-deps chromium`, or on Debian, as root,\n' +
        '`apt-get install -y chromium`, and try again.',
    );
    process.exit(1);
  }
  console.log(`Chromium: ${found}`);
}
