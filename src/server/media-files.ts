/** Pictures and printables from the media store. Nothing in them can run, whatever they hold. */
import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { matchesDigest } from './entity-tag.ts';
import { immutableCacheControl } from './headers.ts';

const types: Record<string, string> = {
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.pdf': 'application/pdf',
};

/**
 * Sends `/media/<path>` and returns the status, or null when there is no such file.
 *
 * `path` is decoded and checked for climbing already; the names of the store name their content, so
 * the name is the entity tag.
 */
export async function sendMediaFile(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  { folder, path, headers }: { folder: string; path: string; headers: string[] },
): Promise<number | null> {
  const type = types[extname(path)];
  if (!type || path.split('/').some((part) => part.startsWith('.'))) return null;
  const file = await open(join(folder, path)).catch(() => null);
  if (!file) return null;
  try {
    const found = await file.stat();
    if (!found.isFile()) return null;
    const digest = encodeURIComponent(path);
    const tagged = [...headers, 'Cache-Control', immutableCacheControl, 'ETag', `"${digest}"`];
    const known = request.headers['if-none-match'];
    if (known !== undefined && matchesDigest(known, digest)) {
      response.writeHead(304, tagged).end();
      return 304;
    }
    response.writeHead(200, [
      ...tagged,
      'Content-Type',
      type,
      'Content-Length',
      String(found.size),
    ]);
    if (request.method === 'HEAD') response.end();
    else await pipeline(file.createReadStream({ autoClose: false }), response).catch(() => {});
    return 200;
  } finally {
    await file.close();
  }
}
