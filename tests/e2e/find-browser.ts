/** Makes sure there is a browser, and says how to get one when there is none. */
import { existsSync } from 'node:fs';
import { chromium, type FullConfig } from '@playwright/test';

export default function findBrowser({ projects }: FullConfig): void {
  const configured = projects[0]?.use.launchOptions?.executablePath;
  if (configured && existsSync(configured)) return;
  if (existsSync(chromium.executablePath())) return;
  throw new Error(
    'There is no Chromium for the browser tests. Run `npx playwright install --with-deps chromium`, ' +
      'or on Debian, as root, `apt-get install -y chromium`.',
  );
}
