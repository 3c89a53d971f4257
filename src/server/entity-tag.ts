/**
 * Entity tags: the digest of a document's plain bytes and, after a dot, how they are encoded. Equal
 * tags mean equal bytes; equal digests mean that the copy the browser has still shows what we would.
 */
import { createHash } from 'node:crypto';

/** The part of a tag that names the content, whatever its encoding. */
export function contentDigest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
}

/** A strong tag. `form` names the encoding and its strength, for other bytes need another tag. */
export function entityTag(digest: string, form: string): string {
  return form ? `"${digest}.${form}"` : `"${digest}"`;
}

/** Whether an `If-None-Match` header names this content (weak comparison, RFC 9110, 13.1.2). */
export function matchesDigest(header: string, digest: string): boolean {
  if (header.trim() === '*') return true;
  for (const [, tag = ''] of header.matchAll(/(?:W\/)?"([^"]*)"/g)) {
    if (tag === digest || (tag.startsWith(digest) && tag[digest.length] === '.')) return true;
  }
  return false;
}
