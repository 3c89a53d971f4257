/** How an answer that was made for one request is sent, and how a failure is told. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorPage, errorProblem } from './error-pages.ts';
import type { ServerParts } from './http.ts';
import type { RequestReport } from './logging.ts';

/** What became of a request, for the log and the figures. */
export type Answered = { status: number; route: string; cache: RequestReport['cache'] };

export type Responder = ReturnType<typeof createResponder>;

const retryAfterSeconds = 2;
/** Every limit counts in windows of this. */
export const limitWindowMs = 60_000;

/** Errors under here are for programs. */
export const isContentApi = (path: string) => path.startsWith('/api/v1/');

export function createResponder({ security, files }: Pick<ServerParts, 'security' | 'files'>) {
  function send(
    response: ServerResponse,
    { status, headers, body }: { status: number; headers: string[]; body: Buffer },
  ): void {
    response.writeHead(status, [...headers, 'Content-Length', String(body.length)]);
    response.end(body);
  }

  function sendError(response: ServerResponse, status: number, request: IncomingMessage): void {
    const isJson = isContentApi(request.url ?? '');
    const headers = [
      ...security,
      'Content-Type',
      isJson ? 'application/problem+json' : 'text/html; charset=utf-8',
      'Cache-Control',
      'no-store',
    ];
    if (status === 503) headers.push('Retry-After', String(retryAfterSeconds));
    if (status === 429) headers.push('Retry-After', String(limitWindowMs / 1000));
    if (status === 405) headers.push('Allow', 'GET, HEAD');
    // What is left of a refused body is not read: the connection ends with the answer.
    if (request.method !== 'GET' && request.method !== 'HEAD') headers.push('Connection', 'close');
    const body = isJson ? errorProblem(status) : errorPage(status, files.stylesheet);
    send(response, { status, headers, body: Buffer.from(body) });
  }

  return { send, sendError };
}

/** Of a header that is there twice the later one counts. */
export function withoutEarlier(flat: string[]): string[] {
  return [...new Map(pairs(flat))].flat();
}

/** Names and values in turn, as pairs. */
export function pairs(flat: string[]): [string, string][] {
  const list: [string, string][] = [];
  for (let index = 0; index < flat.length; index += 2) {
    list.push([flat[index] ?? '', flat[index + 1] ?? '']);
  }
  return list;
}
