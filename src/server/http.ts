/**
 * The way of a request: a stored document at once, else checked, routed and answered. Nothing is
 * answered without the headers that keep a reader safe, and nothing from outside is taken for ours.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { DispatchFunc } from 'light-my-request';
import { findKind } from '#addresses/index.ts';
import { now } from '#lib/clock.ts';
import type { Env } from '#lib/env.ts';
import { addressBlock, isWithinLimit, type RateLimit } from '#lib/rate-limit.ts';
import type { MediaStore } from '#media/index.ts';
import { createFormAnswerer } from './answer-form.ts';
import { clientAddress } from './client-address.ts';
import { answerDesk, isDesk, refuseDeskRequest } from './desk.ts';
import { replyOf, sendDocument } from './document.ts';
import type { DocumentCache } from './document-cache.ts';
import { errorPage } from './error-pages.ts';
import { openFastLane } from './fast-lane.ts';
import { type Log, nextRequestId } from './logging.ts';
import { sendMediaFile } from './media-files.ts';
import type { Metrics } from './metrics.ts';
import type { NextFiles } from './next-files.ts';
import type { createRenderer } from './render-page.ts';
import { readAddress } from './request-address.ts';
import {
  type Answered,
  createResponder,
  isContentApi,
  limitWindowMs,
  pairs,
  withoutEarlier,
} from './respond.ts';
import type { StaticFiles } from './static-files.ts';

export type ServerParts = {
  env: Env;
  dev: boolean;
  handle: DispatchFunc;
  cache: DocumentCache;
  renderPage: ReturnType<typeof createRenderer>;
  files: StaticFiles;
  store: MediaStore;
  nextFiles: NextFiles;
  security: string[];
  fileSecurity: string[];
  metrics: Metrics;
  log: Log;
  isReady: () => boolean;
};

/** How long a connection may rest between two requests. */
const keepAliveMs = 10_000;
/** Searches that are made anew, by everybody of one block of addresses: a person types a few a second. */
const searchLimit = { name: 'search', most: 300, windowMs: limitWindowMs };

/** Questions of one block of addresses that no stored document answers. */
const contentApiLimit = { name: 'content-api', most: 300, windowMs: limitWindowMs };

export function createHttpServer(parts: ServerParts): Server {
  const { env, cache, metrics, log, files } = parts;
  const { send, sendError } = createResponder(parts);
  const answerForm = createFormAnswerer(parts, { send, sendError });
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 15_000,
    // The slowest that may be sent here is a picture; everything else is cut off much earlier.
    requestTimeout: 10 * 60_000,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: 5000,
  });
  server.maxConnections = 10_000;

  function finish(start: number, method: string, { status, route, cache: state }: Answered) {
    metrics.countRequest(route, status, state);
    const ms = performance.now() - start;
    const known = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method) ? method : 'OTHER';
    log.request({ id: nextRequestId(), method: known, route, status, cache: state, ms });
  }

  if (!parts.dev) {
    openFastLane(server, {
      idleMs: keepAliveMs,
      answer(request) {
        const start = performance.now();
        const found = cache.findFresh(request.url);
        const document = found?.document ?? files.find(request.url);
        if (!document) return undefined;
        const reply = replyOf(document, request, keepAliveMs);
        finish(start, 'GET', { status: reply.status, route: found?.kind ?? 'asset', cache: 'hit' });
        return reply;
      },
    });
  }

  server.on('request', (request, response) => {
    const start = performance.now();
    const { url = '/', method = 'GET' } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    const found = isRead && !parts.dev ? cache.findFresh(url) : undefined;
    if (found) {
      const status = sendDocument(request, response, found.document);
      finish(start, method, { status, route: found.kind, cache: 'hit' });
      return;
    }
    answer(request, response).then(
      (answered) => finish(start, method, answered),
      (error) => {
        log.error('A request failed', { reason: String(error) });
        if (response.headersSent) response.destroy();
        else sendError(response, 500, request);
        finish(start, method, { status: 500, route: 'error', cache: 'none' });
      },
    );
  });

  server.on('clientError', (error, socket) => {
    if (!socket.writable) return socket.destroy();
    const code = 'code' in error ? error.code : '';
    const status =
      code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
    const body = errorPage(status, files.stylesheet);
    const head = [
      `HTTP/1.1 ${status} Error`,
      'Content-Type: text/html; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      ...pairs(parts.security).map(([name, value]) => `${name}: ${value}`),
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
    metrics.countRequest('error', status, 'none');
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Answered> {
    const { method = 'GET', url = '/' } = request;
    const refuse = (status: number, route = 'error'): Answered => {
      sendError(response, status, request);
      return { status, route, cache: 'none' };
    };
    const read = readAddress(url, (path) => findKind(path).parameters ?? []);
    if (!read.ok) return refuse(read.status);
    const { path, address } = read;
    if (isDesk(path)) return answerDeskRequest(request, response, path);
    if (path.startsWith('/api/') && !isContentApi(path)) return answerApi(request, response, path);
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead) {
      const file = files.find(path);
      if (file) {
        return { status: sendDocument(request, response, file), route: 'asset', cache: 'hit' };
      }
      if (path.startsWith('/media/')) {
        const status = await sendMediaFile(
          { request, response },
          { store: parts.store, path: path.slice(7), headers: parts.fileSecurity },
        );
        return status === null ? refuse(404, 'media') : { status, route: 'media', cache: 'none' };
      }
    }
    if (parts.dev) return answerInDevelopment(request, response);
    if (path.startsWith('/_next')) {
      const built = isRead ? await parts.nextFiles.find(path) : undefined;
      if (!built) return refuse(404, 'next');
      return { status: sendDocument(request, response, built), route: 'next', cache: 'hit' };
    }
    if (isRead) return answerDocument(request, response, address);
    if (method !== 'POST') return refuse(405);
    return answerForm(request, response, address);
  }

  async function answerDeskRequest(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<Answered> {
    const route = 'desk';
    const refused = refuseDeskRequest(request, path, parts);
    if (refused !== null) {
      sendError(response, refused, request);
      return { status: refused, route, cache: 'none' };
    }
    const status = await answerDesk(request, response, { path, parts });
    return { status, route, cache: 'pass' };
  }

  async function answerDocument(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
  ): Promise<Answered> {
    const kind = findKind(address);
    const limit = isContentApi(address)
      ? contentApiLimit
      : kind.isCostly || (kind.isPrivate && !kind.isLight)
        ? searchLimit
        : null;
    if (limit && !cache.has(address) && !(await mayAsk(request, limit))) {
      sendError(response, 429, request);
      return { status: 429, route: kind.name, cache: 'none' };
    }
    if (kind.isPrivate) return answerPrivately(request, response, address);
    const result = await cache.read(address);
    if (result.ok) {
      const status = sendDocument(request, response, result.document);
      return { status, route: result.kind, cache: result.state };
    }
    const status = result.reason === 'failed' ? 500 : 503;
    sendError(response, status, request);
    return { status, route: kind.name, cache: 'none' };
  }

  /** What is one person's, by the key in its address: no cache sees it, and no page it links to. */
  async function answerPrivately(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
  ): Promise<Answered> {
    const route = findKind(address).name;
    if (!parts.isReady()) {
      sendError(response, 503, request);
      return { status: 503, route, cache: 'none' };
    }
    // Asking for the head only is no visit: it says of itself nothing that could be counted.
    const agent = request.method === 'HEAD' ? '' : (request.headers['user-agent'] ?? '');
    const shown = await parts.renderPage(address, new Set(), {
      headers: { 'user-agent': agent.slice(0, 500) },
      cacheControl: 'no-store',
    });
    const headers = [...shown.headers, 'Referrer-Policy', 'no-referrer'];
    const body = request.method === 'HEAD' ? Buffer.alloc(0) : shown.body;
    send(response, { status: shown.status, headers: withoutEarlier(headers), body });
    return { status: shown.status, route, cache: 'pass' };
  }

  /** Whether this client may ask for one more answer that has to be looked up. */
  async function mayAsk(request: IncomingMessage, limit: RateLimit): Promise<boolean> {
    if (!parts.isReady()) return true;
    const by = addressBlock(clientAddress(request, env.TRUSTED_PROXIES));
    return isWithinLimit(limit, by, now());
  }

  async function answerApi(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<Answered> {
    const route = 'api';
    const say = (status: number, text: string, type = 'text/plain; charset=utf-8'): Answered => {
      const headers = [...parts.security, 'Cache-Control', 'no-store', 'Content-Type', type];
      send(response, { status, headers, body: Buffer.from(text) });
      return { status, route, cache: 'none' };
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'Not allowed\n');
    if (path === '/api/livez') return say(200, 'alive\n');
    if (path === '/api/readyz')
      return parts.isReady() ? say(200, 'ready\n') : say(503, 'not ready\n');
    const isLocal = /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '');
    if (path === '/api/metrics' && isLocal && !request.headers['x-forwarded-for']) {
      return say(200, await metrics.text(), metrics.contentType);
    }
    sendError(response, 404, request);
    return { status: 404, route, cache: 'none' };
  }

  async function answerInDevelopment(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Answered> {
    for (const name of Object.keys(request.headers)) {
      if (name.startsWith('x-standfirst-')) delete request.headers[name];
    }
    for (const [name, value] of pairs(parts.security)) response.setHeader(name, value);
    await new Promise<void>((resolve) => {
      response.once('close', resolve);
      parts.handle(request as never, response as never);
    });
    return { status: response.statusCode, route: 'dev', cache: 'pass' };
  }

  return server;
}
