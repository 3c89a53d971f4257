/**
 * Where pictures and other files are kept: a folder, or an S3-compatible store, by setting. A file is
 * there whole or not at all; what readers get is named so that it never changes.
 */
import type { Readable } from 'node:stream';
import { env } from '#lib/env.ts';
import { processWide } from '#lib/process-wide.ts';
import { createFolderStore } from './folder-store.ts';

export type StoredFile = { bytes: number; stream: Readable };

/** Paths are words joined by `/`, made by us and never from what somebody typed. */
export type MediaStore = {
  /** Takes over a finished file of this machine, over what was there. Throws when there is no room. */
  take: (path: string, file: string) => Promise<void>;
  /** Null when there is no such file. Whoever asks reads the stream or destroys it. */
  open: (path: string) => Promise<StoredFile | null>;
  /** In bytes; 0 when there is no such file. */
  sizeOf: (path: string) => Promise<number>;
  /** Removes everything under a folder of the store; that nothing is there is no error. */
  removeAll: (folder: string) => Promise<void>;
  /** Throws when the store cannot be reached or written with these settings. */
  check: () => Promise<void>;
};

const kept = processWide<{ store?: Promise<MediaStore> }>('media-store', () => ({}));

/** The one store the settings name. */
export function mediaStore(): Promise<MediaStore> {
  kept.store ??= openStore();
  return kept.store;
}

/** Sets what `mediaStore()` answers: for tests, whose folders come and go. */
export function useMediaStore(store: MediaStore | undefined): void {
  if (store) kept.store = Promise.resolve(store);
  else delete kept.store;
}

async function openStore(): Promise<MediaStore> {
  const settings = env();
  if (!settings.S3_BUCKET) return createFolderStore(() => env().DATA_DIR);
  // The client is large, and most installations never load it.
  const { createS3Store } = await import('./s3-store.ts');
  return createS3Store({
    bucket: settings.S3_BUCKET,
    region: settings.S3_REGION,
    prefix: settings.S3_PREFIX,
    pathStyle: settings.S3_PATH_STYLE === 'yes',
    ...(settings.S3_ENDPOINT ? { endpoint: settings.S3_ENDPOINT } : {}),
    accessKeyId: settings.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: settings.S3_SECRET_ACCESS_KEY ?? '',
  });
}
