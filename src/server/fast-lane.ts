/**
 * The short way of a request. Most ask for a document that lies ready, in the plainest words HTTP has;
 * for those a connection is answered here, from finished bytes. Whatever is not exactly such a request is
 * handed to Node's own server together with all that was read, and its connection stays there: nothing is
 * ever half understood twice. See docs/decisions/053-a-lane-for-what-lies-ready.md.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export type PlainGet = {
  /** As it was sent: a path of printable ASCII, perhaps with a query. */
  url: string;
  acceptEncoding: string | undefined;
  ifNoneMatch: string | undefined;
};

/** What is sent: a head up to and including its empty line, and a body, or nothing after it. */
export type Reply = { head: Buffer; body: Buffer | undefined };

export type FastLaneOptions = {
  /** Undefined when it does not lie ready; then Node's server gets the request. */
  answer: (request: PlainGet) => Reply | undefined;
  /** How long a connection may neither ask nor read, in milliseconds. */
  idleMs: number;
};

/** How long an answer may lie unread before its reader is given up. */
const patienceMs = 60_000;

/** Stands before a server of Node's. What rests in the lane is idle, and ends when the server closes. */
export function openFastLane(server: Server, { answer, idleMs }: FastLaneOptions): void {
  const sockets = new Set<Socket>();
  const [toNode] = server.listeners('connection');
  if (!toNode) throw new Error('Node’s server does not listen for connections.');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.setTimeout(idleMs);
    for (const [event, listener] of listeners) socket.on(event, listener);
  });
  const closeIdle = server.closeIdleConnections.bind(server);
  server.closeIdleConnections = () => {
    for (const socket of sockets) socket.end();
    closeIdle();
  };

  function onData(this: Socket, chunk: Buffer): void {
    const request = readPlainGet(chunk);
    const reply = request ? answer(request) : undefined;
    if (!reply) {
      handOver(this, chunk);
      return;
    }
    this.cork();
    let hasRoom = this.write(reply.head);
    if (reply.body) hasRoom = this.write(reply.body);
    this.uncork();
    // Whoever asks without reading the answers is not asked for more.
    if (!hasRoom) this.pause();
  }

  function handOver(socket: Socket, chunk: Buffer): void {
    forget(socket);
    socket.setTimeout(0);
    socket.pause();
    socket.unshift(chunk);
    toNode?.call(server, socket);
    socket.resume();
  }

  function forget(socket: Socket): void {
    sockets.delete(socket);
    for (const [event, listener] of listeners) socket.off(event, listener);
  }

  function onTimeout(this: Socket): void {
    // What is still on its way to somebody on a bad line gets more time, once.
    if (this.writableLength > 0 && this.timeout === idleMs) this.setTimeout(patienceMs);
    else this.destroy();
  }

  const listeners: [string, (this: Socket, chunk: Buffer) => void][] = [
    ['data', onData],
    ['drain', resume],
    ['end', end],
    ['timeout', onTimeout],
    // A reader who left is no error of ours; `close` follows.
    ['error', () => {}],
    ['close', closed],
  ];

  function resume(this: Socket): void {
    this.resume();
  }
  function end(this: Socket): void {
    this.end();
  }
  function closed(this: Socket): void {
    forget(this);
  }
}

const mostBytes = 8 * 1024;
const version = ' HTTP/1.1';
const target = /^\/[\x21-\x7e]*$/;
/** A field of RFC 9110 on a line of its own. Anything laxer that servers understand goes to Node's parser. */
const field = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e\x80-\xff]*$/;
/** What speaks of a body, or of another protocol. */
const beyondPlain = new Set([
  'content-length',
  'transfer-encoding',
  'expect',
  'upgrade',
  'trailer',
]);

/** Reads exactly one whole GET that keeps its connection and has no body; null when it is anything else. */
export function readPlainGet(chunk: Buffer): PlainGet | null {
  if (chunk.length > mostBytes) return null;
  const text = chunk.toString('latin1');
  if (!text.startsWith('GET /') || !text.endsWith('\r\n\r\n')) return null;
  let start = text.indexOf('\r\n');
  if (!text.startsWith(version, start - version.length)) return null;
  const url = text.slice(4, start - version.length);
  if (!target.test(url)) return null;
  const request: PlainGet = { url, acceptEncoding: undefined, ifNoneMatch: undefined };
  let hosts = 0;
  for (start += 2; start < text.length - 2; ) {
    const end = text.indexOf('\r\n', start);
    const line = text.slice(start, end);
    start = end + 2;
    if (!field.test(line)) return null;
    const colon = line.indexOf(':');
    // No other length is looked at: `host`, `expect`, `upgrade`, `trailer`, `connection`, …
    if (colon !== 4 && colon !== 6 && colon !== 7 && (colon < 10 || colon > 17)) continue;
    const name = line.slice(0, colon).toLowerCase();
    if (beyondPlain.has(name)) return null;
    if (name === 'host') {
      hosts += 1;
      if (line.slice(5).trim() === '') return null;
    } else if (name === 'connection') {
      if (line.slice(11).trim().toLowerCase() !== 'keep-alive') return null;
    } else if (name === 'accept-encoding') {
      if (request.acceptEncoding !== undefined) return null;
      request.acceptEncoding = line.slice(16).trim();
    } else if (name === 'if-none-match') {
      if (request.ifNoneMatch !== undefined) return null;
      request.ifNoneMatch = line.slice(14).trim();
    }
  }
  return hosts === 1 ? request : null;
}
