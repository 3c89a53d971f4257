/** What is sent to an address that takes forms: checked here, answered by its route handler. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import inject from 'light-my-request';
import { findKind } from '#addresses/index.ts';
import { answerFormHeader, answerPageHeader } from '#lib/form-answer.ts';
import { isSameOrigin } from '#lib/same-origin.ts';
import { clientAddress } from './client-address.ts';
import type { ServerParts } from './http.ts';
import { readBody } from './read-body.ts';
import type { Answered, Responder } from './respond.ts';

/** A form is a few hundred bytes. */
const bodyLimit = 64 * 1024;
/** Mail services tell of hundreds of letters at once. */
const fromAnywhereLimit = 1024 * 1024;

/** Refuses what does not come from our own pages, unless a key or a signature in it is the permission. */
export function createFormAnswerer(
  parts: Pick<ServerParts, 'env' | 'handle' | 'isReady' | 'renderPage' | 'security'>,
  { send, sendError }: Responder,
) {
  const { env } = parts;
  return async function answerForm(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
  ): Promise<Answered> {
    const { name: route, type, fromAnywhere } = findKind(address);
    const refuse = (status: number): Answered => {
      sendError(response, status, request);
      return { status, route, cache: 'none' };
    };
    if (request.headers['next-action'] !== undefined) return refuse(400);
    // A page that is sent something would be made anew, past the cache, for nothing.
    if (type !== 'form') return refuse(405);
    const ours = [env.SITE_URL, `http://localhost:${env.PORT}`, `http://127.0.0.1:${env.PORT}`];
    const site = request.headers['sec-fetch-site'];
    const secFetchSite = Array.isArray(site) ? site.join() : site;
    if (!fromAnywhere && !isSameOrigin({ secFetchSite, origin: request.headers.origin }, ours)) {
      return refuse(403);
    }
    if (!parts.isReady()) return refuse(503);
    const body = await readBody(request, fromAnywhere ? fromAnywhereLimit : bodyLimit);
    if (!body) return refuse(413);
    const answered = await inject(parts.handle, {
      method: 'POST',
      url: address,
      payload: body,
      headers: {
        host: new URL(env.SITE_URL).host,
        accept: request.headers.accept ?? 'text/html',
        'content-type': request.headers['content-type'] ?? 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
        'x-standfirst-address': clientAddress(request, env.TRUSTED_PROXIES),
        ...(fromAnywhere ? signatureHeaders(request) : {}),
      },
    });
    const page = answered.headers[answerPageHeader];
    const form = answered.headers[answerFormHeader];
    if (typeof page === 'string' && typeof form === 'string') {
      const shown = await parts.renderPage(page, new Set(), {
        headers: { [answerFormHeader]: form },
        cacheControl: 'no-store',
      });
      send(response, { ...shown, status: answered.statusCode });
      return { status: answered.statusCode, route, cache: 'pass' };
    }
    if (answered.statusCode === 405) return refuse(405);
    if (answered.statusCode >= 500) return refuse(parts.isReady() ? 500 : 503);
    const headers = [...parts.security, 'Cache-Control', 'no-store'];
    for (const name of ['content-type', 'content-disposition', 'location']) {
      const value = answered.headers[name];
      if (value !== undefined) headers.push(name, String(value));
    }
    send(response, { status: answered.statusCode, headers, body: answered.rawPayload });
    return { status: answered.statusCode, route, cache: 'pass' };
  };
}

/** By which a service that posts from anywhere says who it is. */
function signatureHeaders({ headers }: IncomingMessage): Record<string, string> {
  const signed = ['authorization', 'x-twilio-email-event-webhook-signature'].concat(
    'x-twilio-email-event-webhook-timestamp',
  );
  return Object.fromEntries(
    signed.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
