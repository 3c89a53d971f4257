/** Room on this machine for files that are not finished. Nothing in it outlives its work by long. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { env } from '#lib/env.ts';

const room = () => join(resolve(env().DATA_DIR), 'scratch');

/** Work is done in seconds; what is so old was left by a process that ended. */
const leftAfterMs = 60 * 60 * 1000;

/** Gives the work a folder of its own, and removes it with everything in it afterwards. */
export async function withScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(room(), randomBytes(8).toString('hex'));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what ended processes left behind. */
export async function clearScratch(at: Date): Promise<void> {
  const names = await readdir(room()).catch(() => []);
  for (const name of names) {
    const found = await stat(join(room(), name)).catch(() => null);
    if (!found || found.mtimeMs > at.getTime() - leftAfterMs) continue;
    await rm(join(room(), name), { recursive: true, force: true });
  }
}
