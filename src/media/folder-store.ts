/** The media store as a folder on disk, `media/` in the data folder. */
import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { MediaStore } from './media-store.ts';

export function createFolderStore(dataFolder: () => string): MediaStore {
  const locate = (path: string) => join(resolve(dataFolder()), 'media', path);
  return {
    async take(path, file) {
      const target = locate(path);
      await mkdir(dirname(target), { recursive: true });
      await flush(file);
      try {
        await rename(file, target);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
        await moveAcross(file, target);
      }
    },
    async open(path) {
      const file = await open(locate(path)).catch(() => null);
      if (!file) return null;
      const found = await file.stat();
      if (found.isFile()) return { bytes: found.size, stream: file.createReadStream() };
      await file.close();
      return null;
    },
    async sizeOf(path) {
      const found = await stat(locate(path)).catch(() => null);
      return found?.isFile() ? found.size : 0;
    },
    async removeAll(folder) {
      await rm(locate(folder), { recursive: true, force: true });
    },
    async check() {
      await mkdir(locate(''), { recursive: true });
    },
  };
}

/** The media folder may be another disk than the data folder, where a rename cannot reach. */
async function moveAcross(file: string, target: string): Promise<void> {
  const part = `${target}.${randomBytes(6).toString('hex')}.part`;
  try {
    await copyFile(file, part);
    await flush(part);
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
  await rm(file, { force: true });
}

/** A name must not outlive a crash that its bytes do not. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
