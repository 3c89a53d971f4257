import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { story } from './pages.ts';

const signUp = '/newsletters/sign-up';
const form = { email: 'x@example.org', newsletter: 'morning-briefing', return_to: '/' };

/** Sends a path as it is: `fetch` would put a climbing one right. */
function status(port: number, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = rawRequest({ port, host: '127.0.0.1', path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end();
  });
}

const portOf = (baseURL: string | undefined) => Number(new URL(baseURL ?? '').port);

for (const [kind, path] of Object.entries({
  'a story': story,
  'an RSS feed': '/feeds/rss.xml',
  'an Atom feed': '/feeds/topics/china/atom.xml',
  'a JSON feed': '/feeds/people/nadia-rahman/feed.json',
  'a feed in which nothing stands': '/feeds/newsletters/magazine-preview/rss.xml',
  'a sitemap': '/sitemaps/news.xml',
  'an answer of the API': '/api/v1/topics',
})) {
  test(`${kind} is the same for any query string, 304 to whoever has it, and has a HEAD`, async ({
    request,
  }) => {
    // A smaller form of the same takes the place of a quickly made one in between, under a tag of its own.
    const plain = { 'accept-encoding': 'identity' };
    const first = await request.get(path, { headers: plain });
    const { etag, 'last-modified': changed } = first.headers();
    expect(etag).toMatch(/^"[^"]+"$/);
    // A withdrawn story makes a document older, so nobody is told to ask by date.
    expect(changed).toBeUndefined();
    const again = await request.get(`${path}?utm_source=x`, {
      headers: { ...plain, 'if-none-match': etag ?? '' },
    });
    expect(again.status()).toBe(304);
    expect(again.headers().etag).toBe(etag);
    expect((await again.body()).length).toBe(0);
    const other = await request.get(path, {
      headers: { ...plain, 'if-none-match': '"another"' },
    });
    expect(other.status()).toBe(200);
    const head = await request.head(path, { headers: plain });
    expect(head.status()).toBe(200);
    expect(head.headers()).toMatchObject({ etag, 'content-type': first.headers()['content-type'] });
    expect((await head.body()).length).toBe(0);
  });
}

test('every answer carries the headers that keep a reader safe', async ({ request }) => {
  for (const address of [
    story,
    '/nothing-here',
    '/_next/image?url=x',
    '/api/livez',
    '/favicon.svg',
  ]) {
    const headers = (await request.get(address)).headers();
    expect(headers['content-security-policy'], address).toContain("default-src 'none'");
    expect(headers['x-content-type-options'], address).toBe('nosniff');
    expect(headers['x-powered-by'], address).toBeUndefined();
  }
});

test('pictures and assets may be kept for ever, pages must be asked about', async ({ request }) => {
  const page = await request.get(story);
  expect(page.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
  expect(page.headers().vary).toBe('Accept-Encoding');
  const html = await page.text();
  for (const pattern of [/\/media\/[^" ]+\.avif/, /\/assets\/[^"]+\.css/]) {
    const address = pattern.exec(html)?.[0] ?? '';
    const file = await request.get(address);
    expect(file.status(), address).toBe(200);
    expect(file.headers()['cache-control']).toContain('immutable');
  }
});

test('HEAD answers as GET does, without the body', async ({ request }) => {
  const head = await request.head(story);
  expect(head.status()).toBe(200);
  expect(Number(head.headers()['content-length'])).toBeGreaterThan(1000);
});

test('crooked addresses get an answer under 500', async ({ baseURL }) => {
  const port = portOf(baseURL);
  const crooked = [
    '/%',
    '/%00',
    '/%ff',
    '/..%2f..%2fetc%2fpasswd',
    '/../../etc/passwd',
    '/media/../standfirst.running.json',
    '/assets/..%5c..%5cpackage.json',
    `/${'a'.repeat(9000)}`,
    '//evil.example/',
    '/world//why',
    '/world/page/0',
    '/world/page/-1',
    '/world/page/999999999999999999999',
    '/archive/2025/13',
    '/archive/99999',
  ];
  for (const path of crooked) {
    const answered = await status(port, path);
    expect(answered, path).toBeGreaterThanOrEqual(400);
    expect(answered, path).toBeLessThan(500);
  }
});

test('headers that are too large are refused', async ({ baseURL }) => {
  expect(await status(portOf(baseURL), '/', { cookie: 'a'.repeat(20_000) })).toBe(431);
});

test('a body of gigabytes is refused before it is read', async ({ baseURL }) => {
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(portOf(baseURL), '127.0.0.1', () => {
      socket.write(
        `POST ${signUp} HTTP/1.1\r\nHost: x\r\nOrigin: ${baseURL}\r\n` +
          'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2147483648\r\n\r\n',
      );
    });
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });
  expect(answer).toContain('413');
});

test('a page takes nothing that is sent to it', async ({ request, baseURL }) => {
  const headers = { origin: baseURL ?? '' };
  for (const path of ['/', story, '/search?q=cable', '/no/such/page', '/newsletters/yours']) {
    const answer = await request.post(path, { form: { a: 'b' }, headers });
    expect(answer.status(), path).toBe(405);
    expect(answer.headers().allow).toBe('GET, HEAD');
  }
});

test('a form from elsewhere is refused, and so is a Server Action', async ({
  request,
  baseURL,
}) => {
  const post = async (headers: Record<string, string>) =>
    (await request.post(signUp, { form, headers, maxRedirects: 0 })).status();
  expect(await post({ origin: 'https://evil.example' })).toBe(403);
  expect(await post({ origin: 'null' })).toBe(403);
  expect(await post({ origin: baseURL ?? '', 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await post({ 'sec-fetch-site': 'same-origin', 'next-action': 'x' })).toBe(400);
  expect(await post({ origin: baseURL ?? '' })).toBe(303);
});

test('a mail service that is not set up finds nothing', async ({ request }) => {
  for (const service of ['ses', 'postmark', 'mailgun', 'sendgrid', 'another']) {
    const told = await request.post(`/newsletters/returned/${service}`, { data: {} });
    expect([told.status(), await told.text()]).toEqual([404, 'This service is not set up here.\n']);
  }
});

test('a known and an unknown address get the same answer', async ({ request, baseURL }) => {
  const send = () =>
    request.post(signUp, {
      form: { ...form, email: 'same@example.org' },
      headers: { origin: baseURL ?? '', accept: 'application/json' },
    });
  const [first, second] = [await send(), await send()];
  expect(await second.text()).toBe(await first.text());
  expect(second.status()).toBe(first.status());
});

test('what comes from outside is never taken for the server’s own', async ({ request }) => {
  const forged = Buffer.from(
    JSON.stringify({ values: { email: ['forged@example.org'] }, problems: [] }),
  ).toString('base64url');
  const answer = await request.get('/newsletters/try-again', {
    headers: { 'x-standfirst-form': forged },
  });
  expect(await answer.text()).not.toContain('forged@example.org');
});

test('the framework is not served, and the image optimiser is off', async ({ request }) => {
  expect((await request.get('/_next/image?url=%2Ffavicon.svg&w=640&q=75')).status()).toBe(404);
  expect((await request.get('/_next/static/chunks/main.js')).status()).toBe(404);
});

test('a moved story is found under its old address', async ({ page }) => {
  await page.goto('/science/end-of-the-leap-second');
  await expect(page).toHaveURL(/\/science\/leap-second-end$/);
  await page.goto('/politics/leap-second-end');
  await expect(page).toHaveURL(/\/science\/leap-second-end$/);
});

test('the process says that it lives, is ready, and what it counted', async ({ request }) => {
  expect((await request.get('/api/livez')).status()).toBe(200);
  expect((await request.get('/api/readyz')).status()).toBe(200);
  expect(await (await request.get('/api/metrics')).text()).toContain('standfirst_renders_total');
});
