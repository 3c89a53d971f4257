import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeDocument, replyOf, sendDocument } from './document.ts';
import { openFastLane, type PlainGet, readPlainGet } from './fast-lane.ts';

const idleMs = 10_000;
const document = makeDocument({
  status: 200,
  headers: ['Content-Type', 'text/plain', 'Cache-Tag', 'article:1'],
  plain: Buffer.from('A finished page. '.repeat(100)),
});
const large = makeDocument({ status: 200, headers: [], plain: Buffer.alloc(16 * 1024 * 1024) });
const tag = document.forms.identity.headers[document.forms.identity.headers.indexOf('ETag') + 1];

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Node's server with one finished page, `/ready`, which says of anything else what it understood. */
async function listen({ lane, wait = idleMs }: { lane: boolean; wait?: number }) {
  const server = createServer({ keepAliveTimeout: wait }, async (request, response) => {
    if (request.url === '/ready' && /^(GET|HEAD)$/.test(request.method ?? '')) {
      sendDocument(request, response, document);
      return;
    }
    const body = await text(request).catch(() => 'broken');
    response.end(`${request.method} ${request.url} ${body}`);
  });
  const answer = vi.fn((request: PlainGet) => {
    const ready = { '/ready': document, '/large': large }[request.url];
    return ready && replyOf(ready, request, wait);
  });
  if (lane) openFastLane(server, { answer, idleMs: wait });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(server);
  return { server, port: (server.address() as AddressInfo).port, answer };
}

/** Sends the parts one after the other, each in a packet of its own, and reads until the server ends. */
async function converse(port: number, parts: string[]): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let heard = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    heard += chunk;
  });
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (isLast) socket.end(part, 'latin1');
    else {
      socket.write(part, 'latin1');
      await new Promise(setImmediate);
      await new Promise(setImmediate);
    }
  }
  if (!socket.closed) await once(socket, 'close');
  return heard.replaceAll(/^Date: .*$/gm, 'Date: now');
}

const get = (url: string, ...headers: string[]) =>
  `GET ${url} HTTP/1.1\r\n${['Host: here', ...headers].join('\r\n')}\r\n\r\n`;
const post = (body: string) =>
  `POST /form HTTP/1.1\r\nHost: here\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

describe('whatever is sent, the answer is the one Node’s server gives alone', () => {
  const conversations: Record<string, string[]> = {
    'a ready page': [get('/ready')],
    'a ready page, by what a browser says': [
      get('/ready', 'Accept-Encoding: gzip, br', 'Connection: keep-alive', 'User-Agent: x'),
    ],
    'what the browser has already': [get('/ready', `If-None-Match: ${tag}`)],
    'something older than what we have': [get('/ready', 'If-None-Match: "old"')],
    'two, one after the other': [get('/ready'), get('/ready', `If-None-Match: ${tag}`)],
    'two in one packet': [get('/ready') + get('/ready')],
    'one in many packets': ['GET /re', 'ady HTTP/1.1\r\nHo', 'st: here\r\n\r', '\n'],
    'another page afterwards': [get('/ready'), get('/other'), get('/ready')],
    'a form afterwards': [get('/ready'), post('a=1'), get('/ready')],
    'a form whose body comes later': [get('/ready'), post('a=1').slice(0, -3), 'a=1'],
    'a body with a GET': ['GET /ready HTTP/1.1\r\nHost: here\r\nContent-Length: 3\r\n\r\nabc'],
    'a body announced with a GET': [get('/ready', 'Content-Length: 4'), 'GET '],
    'a body in chunks': [get('/other', 'Transfer-Encoding: chunked'), '3\r\nabc\r\n0\r\n\r\n'],
    'a last request': [get('/ready', 'Connection: close')],
    'an old protocol': ['GET /ready HTTP/1.0\r\n\r\n'],
    'a HEAD': ['HEAD /ready HTTP/1.1\r\nHost: here\r\n\r\n'],
    'no host': ['GET /ready HTTP/1.1\r\n\r\n'],
    'two hosts': ['GET /ready HTTP/1.1\r\nHost: one\r\nHost: two\r\n\r\n'],
    'an expectation': [get('/ready', 'Expect: 100-continue')],
    'another protocol': [get('/ready', 'Connection: Upgrade', 'Upgrade: websocket')],
    'a folded header': [get('/ready', 'X-Long: one', ' two')],
    'a space before the colon': [get('/ready', 'Accept-Encoding : gzip')],
    'a naked line feed': ['GET /ready HTTP/1.1\nHost: here\n\n'],
    'a control character': [get('/ready', 'X-Odd: a\u0000b')],
    'two spaces in the first line': ['GET  /ready HTTP/1.1\r\nHost: here\r\n\r\n'],
    'an empty line first': [`\r\n${get('/ready')}`],
    'a whole address': [get('http://here/ready')],
    'no HTTP at all': ['hello\r\n\r\n'],
  };
  for (const [what, parts] of Object.entries(conversations)) {
    test(what, async () => {
      const [alone, before] = await Promise.all([listen({ lane: false }), listen({ lane: true })]);
      expect(await converse(before.port, parts)).toBe(await converse(alone.port, parts));
    });
  }
});

test('a plain GET never reaches Node’s parser', async () => {
  const { server, port, answer } = await listen({ lane: true });
  const asked = vi.fn();
  server.on('request', asked);
  expect(await converse(port, [get('/ready')])).toContain('A finished page.');
  expect(answer).toHaveBeenCalledOnce();
  expect(asked).not.toHaveBeenCalled();
});

test('who does not read the answer is not asked for more, until it has been read', async () => {
  const { server, port } = await listen({ lane: true });
  const connected = once(server, 'connection');
  const client = connect({ port, host: '127.0.0.1' }).pause();
  const [socket] = (await connected) as [Socket];
  client.write(get('/large'));
  await vi.waitFor(() => expect(socket.isPaused()).toBe(true));
  let read = 0;
  client.on('data', (chunk) => {
    read += chunk.length;
  });
  client.resume();
  await vi.waitFor(() => expect(socket.isPaused()).toBe(false), 5000);
  client.end(get('/ready'));
  await once(client, 'close');
  expect(read).toBeGreaterThan(large.plain.length + document.plain.length);
});

test('a connection that says nothing is ended, and a closing server waits for none', async () => {
  const short = await listen({ lane: true, wait: 50 });
  const silent = connect({ port: short.port, host: '127.0.0.1' }).resume();
  await once(silent, 'close');
  const { server, port } = await listen({ lane: true });
  const resting = connect({ port, host: '127.0.0.1' }).resume();
  resting.write(get('/ready'));
  await once(resting, 'data');
  const closed = once(server, 'close');
  server.close();
  await closed;
});

test('a long head is left to the server that has a limit for it', () => {
  expect(readPlainGet(Buffer.from(get('/ready', `X-Long: ${'x'.repeat(9000)}`)))).toBeNull();
});
