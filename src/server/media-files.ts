/** Pictures and printables from the media store. Nothing in them can run, whatever they hold. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findSuccessor, type MediaStore, mediaTypeOf } from '#media/index.ts';
import { matchesDigest } from './entity-tag.ts';
import { immutableCacheControl } from './headers.ts';

/**
 * Sends `/media/<path>` and returns the status, or null when there is no such file.
 *
 * `path` is decoded and checked for climbing already; the names of the store never change what they
 * name, so the name is the entity tag.
 */
export async function sendMediaFile(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  { store, path, headers }: { store: MediaStore; path: string; headers: string[] },
): Promise<number | null> {
  const type = mediaTypeOf(extname(path));
  if (!type || path.split('/').some((part) => part.startsWith('.'))) return null;
  const digest = encodeURIComponent(path);
  const tagged = [...headers, 'Cache-Control', immutableCacheControl, 'ETag', `"${digest}"`];
  const known = request.headers['if-none-match'];
  if (known !== undefined && matchesDigest(known, digest) && (await store.sizeOf(path)) > 0) {
    response.writeHead(304, tagged).end();
    return 304;
  }
  const file = await store.open(path);
  if (!file) return leadOn(response, { path, headers });
  const length = ['Content-Length', String(file.bytes)];
  try {
    response.writeHead(200, [...tagged, 'Content-Type', type, ...length]);
    if (request.method === 'HEAD') response.end();
    else await pipeline(file.stream, response).catch(() => {});
    return 200;
  } finally {
    // A reader who left before this had begun leaves the file open, and Node ends the process for it.
    file.stream.destroy();
  }
}

/** A letter or a page that was opened long ago still asks for a picture's former files. */
async function leadOn(
  response: ServerResponse,
  { path, headers }: { path: string; headers: string[] },
): Promise<number | null> {
  // Without the database there is no knowing; the file is not there, whatever it would have said.
  const successor = await findSuccessor(path).catch(() => null);
  if (!successor) return null;
  const where = ['Location', `/media/${successor}`, 'Content-Length', '0'];
  response.writeHead(302, [...headers, 'Cache-Control', 'no-store', ...where]).end();
  return 302;
}
