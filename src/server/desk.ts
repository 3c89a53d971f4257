/**
 * The desk's requests: checked, then handed to Next as they are, because a desk is an app and its
 * answers are for one person. Nothing of it is kept, and a change that did not start on our own pages
 * is refused before anything else looks at it.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DispatchFunc } from 'light-my-request';
import type { Env } from '#lib/env.ts';
import { isSameOrigin } from '#lib/same-origin.ts';
import { clientAddress } from './client-address.ts';
import { deskPolicy, previewPolicy, securityHeaders } from './headers.ts';

export type DeskParts = {
  env: Env;
  dev: boolean;
  handle: DispatchFunc;
  isReady: () => boolean;
};

/** What a change may weigh: the longest story with its sources is a tenth of this. */
const bodyLimit = 1024 * 1024;
/** A picture, or a file of subscribers, of 20 MB with what surrounds it. */
const uploadLimit = 25 * 1024 * 1024;
/** How long a body may take to arrive, so that a slow sender does not hold a connection. */
const bodyPatienceMs = 30_000;
const uploadPatienceMs = 10 * 60_000;

const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export function isDesk(path: string): boolean {
  return /^\/(api\/)?desk(\/|$)/.test(path);
}

/** Why a request goes no further, or null. */
export function refuseDeskRequest(
  request: IncomingMessage,
  path: string,
  { env, isReady }: Pick<DeskParts, 'env' | 'isReady'>,
): number | null {
  const { method = 'GET', headers } = request;
  if (headers['next-action'] !== undefined) return 400;
  const isChange = changes.has(method);
  if (!isChange && method !== 'GET' && method !== 'HEAD') return 405;
  if (isChange) {
    const ours = [env.SITE_URL, `http://localhost:${env.PORT}`, `http://127.0.0.1:${env.PORT}`];
    const site = headers['sec-fetch-site'];
    const secFetchSite = Array.isArray(site) ? site.join() : site;
    if (!isSameOrigin({ secFetchSite, origin: headers.origin }, ours)) return 403;
  }
  // Node holds a sender to the length it gave; without one there is nothing to hold it to.
  if (headers['transfer-encoding'] !== undefined) return 411;
  const length = Number(headers['content-length'] ?? 0);
  if (!isChange && length > 0) return 400;
  if (length > (isUpload(method, path) ? uploadLimit : bodyLimit)) return 413;
  return isReady() ? null : 503;
}

/** A story as readers will see it, by itself or inside a page of the desk. */
function isPreview(path: string): boolean {
  return /\/preview(\/|$)/.test(path);
}

function isUpload(method: string, path: string): boolean {
  return (
    (method === 'POST' || method === 'PUT') &&
    /^\/api\/desk\/(pictures|audience\/import)(\/|$)/.test(path)
  );
}

/** Hands a request that was not refused to Next; resolves when it has been answered. */
export async function answerDesk(
  request: IncomingMessage,
  response: ServerResponse,
  { path, parts }: { path: string; parts: DeskParts },
): Promise<number> {
  const { env, dev, handle } = parts;
  for (const name of Object.keys(request.headers)) {
    if (/^x-(standfirst|middleware|nonce)/.test(name)) delete request.headers[name];
  }
  request.headers['x-standfirst-address'] = clientAddress(request, env.TRUSTED_PROXIES);
  request.headers['x-standfirst-path'] = path;
  const nonce = randomBytes(18).toString('base64');
  const policy = (isPreview(path) ? previewPolicy : deskPolicy)(nonce, { dev });
  // Next reads the nonce for its own scripts from the policy in the request.
  request.headers['content-security-policy'] = policy;
  request.headers['x-nonce'] = nonce;
  const secure = env.SITE_URL.startsWith('https:');
  const own = securityHeaders({ secure, policy });
  for (let index = 0; index < own.length; index += 2) {
    response.setHeader(own[index] ?? '', own[index + 1] ?? '');
  }
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Robots-Tag', 'noindex');
  const { method = 'GET' } = request;
  // Only a body can be slow to arrive; a read has none, and nobody would read to its end.
  const patience = changes.has(method)
    ? setTimeout(
        () => request.destroy(),
        isUpload(method, path) ? uploadPatienceMs : bodyPatienceMs,
      )
    : undefined;
  patience?.unref();
  request.once('end', () => clearTimeout(patience));
  await new Promise<void>((resolve) => {
    response.once('close', resolve);
    handle(request as never, response as never);
  });
  clearTimeout(patience);
  return response.statusCode;
}
