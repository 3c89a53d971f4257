/**
 * What a reader downloads for each kind of page, in bytes on the wire, and the limits we hold
 * ourselves to. Starts the built product on a port and a data folder of its own.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pageKinds } from '../tests/e2e/pages.ts';

const port = 3291;
const limits = { script: 4 * 1024, styles: 15 * 1024, storyWithoutPictures: 100 * 1024 };

const folder = mkdtempSync(join(tmpdir(), 'standfirst-weight-'));
const server = spawn(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', 'src/server/main.ts'],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
    },
  },
);
let failures: string[] = [];
try {
  await ready();
  failures = await measure();
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
process.exit(failures.length > 0 ? 1 : 0);

async function measure(): Promise<string[]> {
  const rows: Record<string, Record<string, number>> = {};
  const found: string[] = [];
  for (const [kind, address] of Object.entries(pageKinds)) {
    const page = await download(address);
    const html = page.text;
    const styles = await sum(html, /<link rel="stylesheet" href="([^"]+)"/g);
    const script = await sum(html, /<script[^>]*src="([^"]+)"/g);
    const stylesheet = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1];
    const css = stylesheet ? (await download(stylesheet)).text : '';
    const fonts = await sum(css, /url\("?(\/assets\/[^")]+\.woff2)"?\)/g);
    const picture = await sum(html, /srcset="([^" ]+\.avif)/g);
    rows[kind] = { HTML: page.bytes, CSS: styles, script, fonts, 'smallest pictures': picture };
    if (script > limits.script) found.push(`${kind}: ${script} bytes of script`);
    if (styles > limits.styles) found.push(`${kind}: ${styles} bytes of styles`);
    const whole = page.bytes + styles + script + fonts;
    if (kind.startsWith('a story') && whole > limits.storyWithoutPictures) {
      found.push(`${kind}: ${whole} bytes without pictures`);
    }
    if (/https?:\/\/(?!localhost)[^"]*\.(js|css|woff2)/.test(html)) found.push(`${kind}: foreign`);
  }
  console.table(rows);
  return found;
}

async function sum(text: string, pattern: RegExp): Promise<number> {
  const addresses = new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  let bytes = 0;
  for (const address of addresses) bytes += (await download(address)).bytes;
  return bytes;
}

/** The body as sent with Brotli, and as text without. */
async function download(path: string): Promise<{ bytes: number; text: string }> {
  const compressed = await get(path, 'br');
  return { bytes: compressed.length, text: (await get(path, 'identity')).toString() };
}

function get(path: string, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path, headers: { 'accept-encoding': encoding } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => resolve(Buffer.concat(chunks)));
      },
    )
      .once('error', reject)
      .end();
  });
}

async function ready(): Promise<void> {
  const deadline = performance.now() + 180_000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/readyz`).catch(() => null);
    if (answer?.ok) return;
    if (server.exitCode !== null || performance.now() > deadline) {
      throw new Error('The server did not become ready.');
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
