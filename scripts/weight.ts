/**
 * What a reader downloads for each kind of page, in bytes on the wire as Chromium counts them with an
 * empty cache, and the limits we hold ourselves to. Measures the server at `DEMO_URL`, or starts one.
 */
import { type Browser, chromium } from '@playwright/test';
import { pageKinds } from '../tests/e2e/pages.ts';
import { launchOptions } from '../tests/support/browser.ts';
import { startDemoServer } from '../tests/support/demo-server.ts';

const limits = { script: 4 * 1024, styles: 15 * 1024, storyWithoutPictures: 100 * 1024 };
const columns = ['Document', 'Stylesheet', 'Script', 'Font', 'Image', 'Other'] as const;
type Weights = Record<(typeof columns)[number], number>;

const given = process.env.DEMO_URL;
const server = given ? undefined : await startDemoServer({ port: 3291 });
const site = given ?? server?.url ?? '';
const browser = await chromium.launch(launchOptions);
const rows: Record<string, Weights> = {};
const failures: string[] = [];
try {
  for (const [kind, address] of Object.entries(pageKinds)) {
    const { weights, foreign } = await weigh(browser, new URL(address, site));
    rows[kind] = weights;
    failures.push(...foreign.map((url) => `${kind}: asks for ${url}`), ...tooHeavy(kind, weights));
  }
} finally {
  await browser.close();
  await server?.stop();
}
console.table(rows);
for (const failure of failures) console.error(failure);
process.exit(failures.length > 0 ? 1 : 0);

/** Opens the page as on a phone and scrolls to its end, so that what waits for the reader comes too. */
async function weigh(chrome: Browser, url: URL): Promise<{ weights: Weights; foreign: string[] }> {
  const context = await chrome.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const weights: Weights = {
    Document: 0,
    Stylesheet: 0,
    Script: 0,
    Font: 0,
    Image: 0,
    Other: 0,
  };
  const foreign: string[] = [];
  const typeOf = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    // What Chromium draws in its own controls comes from itself.
    if (response.url.startsWith('data:')) return;
    typeOf.set(requestId, type);
    if (new URL(response.url).origin !== url.origin) foreign.push(response.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = typeOf.get(requestId);
    if (!type) return;
    weights[columns.find((name) => name === type) ?? 'Other'] += encodedDataLength;
  });
  await page.goto(url.href);
  await page.evaluate(async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += 600) {
      scrollTo(0, top);
      await new Promise(requestAnimationFrame);
    }
    await document.fonts.ready;
  });
  await page.waitForLoadState('networkidle');
  await context.close();
  return { weights, foreign };
}

function tooHeavy(kind: string, weights: Weights): string[] {
  const found: string[] = [];
  const { Document, Stylesheet, Script, Font, Other } = weights;
  const withoutPictures = Document + Stylesheet + Script + Font + Other;
  if (Script > limits.script) found.push(`${kind}: ${Script} bytes of script`);
  if (Stylesheet > limits.styles) found.push(`${kind}: ${Stylesheet} bytes of styles`);
  if (kind.startsWith('a story') && withoutPictures > limits.storyWithoutPictures) {
    found.push(`${kind}: ${withoutPictures} bytes without pictures`);
  }
  return found;
}
