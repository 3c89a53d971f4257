/**
 * The media store: files named by what is in them, written whole or not at all, and never changed, so
 * that browsers may keep them for ever.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { env } from '#lib/env.ts';

/** Where a path of the store is on disk. */
export function filePath(path: string): string {
  return join(env().DATA_DIR, 'media', path);
}

/** Writes a file at `path` of the store, unless it is there. Throws when the disk refuses. */
export async function storeFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = filePath(path);
  if (await sizeOf(path)) return;
  await mkdir(dirname(target), { recursive: true });
  const part = `${target}.${randomBytes(6).toString('hex')}.part`;
  await writeFile(part, bytes, { flush: true });
  await rename(part, target);
}

/** The size of a stored file in bytes, or 0 when there is none. */
export async function sizeOf(path: string): Promise<number> {
  const found = await stat(filePath(path)).catch(() => null);
  return found?.size ?? 0;
}
