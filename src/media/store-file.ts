/** Puts a file that is named by what is in it into the media store. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaStore } from './media-store.ts';
import { withScratch } from './scratch.ts';

/** Writes a file at `path` of the store, unless it is there. Throws when the store refuses. */
export async function storeFile(path: string, bytes: Uint8Array): Promise<void> {
  const store = await mediaStore();
  if ((await store.sizeOf(path)) > 0) return;
  await withScratch(async (folder) => {
    const file = join(folder, 'file');
    await writeFile(file, bytes);
    await store.take(path, file);
  });
}
