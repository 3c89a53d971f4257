import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { type Door, isPublicAddress, safeFetch } from './safe-fetch.ts';

let server: Server | null = null;
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** A server on this machine, which the door of these tests lets through. */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
const open: Door = { isAllowed: () => true, isPort: () => true };
const anyPort: Door = { isAllowed: isPublicAddress, isPort: () => true };

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::ffff:127.0.0.1',
  'fe80::1',
  'fd00::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'not an address',
])('%s is not reached', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['93.184.216.34', '172.32.0.1', '2606:4700::1111'])('%s is reached', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ['http://127.0.0.1/', 'It leads into a private network.'],
  ['http://0x7f.1/', 'It leads into a private network.'],
  ['http://2130706433/', 'It leads into a private network.'],
  ['http://[::1]/', 'It leads into a private network.'],
  ['http://localhost/', 'It leads into a private network.'],
  ['http://example.org:8080/', 'Its port is not one of the web.'],
  ['ftp://example.org/', 'It is no address of the web.'],
  ['file:///etc/passwd', 'It is no address of the web.'],
  ['https://me:secret@example.org/', 'It holds a name and a password.'],
  ['nothing', 'It is no address.'],
])('%s is refused', async (address, reason) => {
  expect(await safeFetch(address)).toEqual({ kind: 'refused', reason });
});

test('an answer is read as far as it may be, without cookies', async () => {
  const asked: unknown[] = [];
  const url = await serve((request, response) => {
    asked.push(request.headers.cookie, request.headers['accept-encoding']);
    response.setHeader('set-cookie', 'a=b').end('a'.repeat(100));
  });
  const answer = await safeFetch(`${url}/x`, { mostBytes: 10, door: open });
  expect(answer).toEqual({ kind: 'answered', status: 200, url: `${url}/x`, text: 'a'.repeat(10) });
  expect(asked).toEqual([undefined, 'identity']);
});

test('what was packed in spite of that is not unpacked', async () => {
  const url = await serve((_, response) =>
    response.writeHead(200, { 'content-encoding': 'br' }).end('bytes'),
  );
  expect(await safeFetch(url, { door: open })).toMatchObject({ kind: 'answered', text: '' });
});

test('a redirect is followed three times, and never into a private network', async () => {
  const url = await serve((request, response) => {
    const turn = Number(request.url?.slice(1));
    if (turn === 0) response.end('there');
    else response.writeHead(302, { location: `/${turn - 1}` }).end();
  });
  expect(await safeFetch(`${url}/3`, { door: open })).toMatchObject({ status: 200, text: 'there' });
  expect(await safeFetch(`${url}/4`, { door: open })).toEqual({
    kind: 'failed',
    reason: 'It leads on and on.',
  });
  let hops = 0;
  const first: Door = { isAllowed: () => hops++ === 0, isPort: () => true };
  expect(await safeFetch(`${url}/1`, { door: first })).toMatchObject({ kind: 'refused' });
});

test('a name is checked by where it leads, whatever it is called', async () => {
  const url = await serve((_, response) => response.end('inside'));
  const named = url.replace('127.0.0.1', 'localhost');
  expect(await safeFetch(named, { door: anyPort })).toMatchObject({ kind: 'refused' });
});

test('who does not answer in time is left', async () => {
  const url = await serve(() => {});
  expect(await safeFetch(url, { door: open, timeoutMs: 100 })).toEqual({
    kind: 'failed',
    reason: 'It did not answer in time.',
  });
});
