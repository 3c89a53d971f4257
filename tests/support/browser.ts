/** How the tests start Chromium: quiet without a network, and able to run as root. */
import { findBrowser } from '../../scripts/find-browser.ts';

const executablePath = findBrowser();

export const launchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
