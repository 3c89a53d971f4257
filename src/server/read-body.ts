/** A request's body, bounded: what is larger is refused after as many bytes as are allowed. */
import type { IncomingMessage } from 'node:http';

const patienceMs = 30_000;

/** Null when it is larger than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  // A body that trickles in holds a connection no longer than this.
  const patience = setTimeout(() => request.destroy(), patienceMs);
  request.once('close', () => clearTimeout(patience));
  request.once('end', () => clearTimeout(patience));
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
