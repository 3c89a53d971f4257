/** Renders a page through Next in this process and makes a reader's document of it. */
import inject, { type DispatchFunc } from 'light-my-request';
import { collectDependencies } from '#lib/depends-on.ts';
import type { Rendered } from './document-cache.ts';
import { cacheTagHeader, documentCacheControl } from './headers.ts';
import { stripRuntime } from './strip-runtime.ts';

export type RenderOptions = {
  handle: DispatchFunc;
  siteUrl: string;
  security: string[];
  /** Where the browser finds what may be fetched ahead, if it was built. */
  speculationRules: string | undefined;
};

/** What a page or a handler may say about its answer; anything else of Next's stays inside. */
const passedOn = [
  'Content-Type',
  'Location',
  'Content-Language',
  'X-Robots-Tag',
  'Access-Control-Allow-Origin',
  'Access-Control-Expose-Headers',
].map((name) => [name, name.toLowerCase()] as const);

export type PageRequest = { headers?: Record<string, string>; cacheControl?: string };

/** Answers with the page at `address`; throws when a part of it failed. */
export function createRenderer({ handle, siteUrl, security, speculationRules }: RenderOptions) {
  const site = new URL(siteUrl);
  const basic = {
    host: site.host,
    'x-forwarded-proto': site.protocol.slice(0, -1),
    accept: 'text/html',
  };
  return async function renderPage(
    address: string,
    tags: Set<string>,
    { headers = {}, cacheControl = documentCacheControl }: PageRequest = {},
  ): Promise<Rendered> {
    const answer = await collectDependencies(tags, () =>
      inject(handle, { method: 'GET', url: address, headers: { ...basic, ...headers } }),
    );
    const type = answer.headers['content-type'];
    const isPage = typeof type === 'string' && type.startsWith('text/html');
    let status = answer.statusCode;
    let body = answer.rawPayload;
    if (isPage) {
      const stripped = stripRuntime(answer.payload);
      if (stripped.broken) throw new Error('A part of the page failed.');
      status = stripped.status ?? status;
      body = Buffer.from(stripped.html);
    }
    const own = [...security, 'Cache-Control', cacheControl];
    for (const [name, key] of passedOn) {
      const value = answer.headers[key];
      if (value !== undefined) own.push(name, String(value));
    }
    const cacheTags = cacheTagHeader(tags);
    if (cacheTags) own.push('Cache-Tag', cacheTags);
    if (isPage && speculationRules) own.push('Speculation-Rules', `"${speculationRules}"`);
    return { status, headers: own, body };
  };
}
