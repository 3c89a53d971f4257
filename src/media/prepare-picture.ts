/** Prepares a picture of a content folder, once: the work is remembered by what is in the file. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { makeVariants, type PreparedPicture, preparedSchema } from './make-variants.ts';
import { mediaStore } from './media-store.ts';
import { withScratch } from './scratch.ts';

/**
 * Prepares the picture in `file`, or finds it prepared.
 * Throws when the file is not a picture that can be decoded within the limits.
 */
export async function preparePicture(file: string): Promise<PreparedPicture> {
  const digest = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
    .slice(0, 20);
  const remembered = await readRemembered(digest);
  if (remembered) return remembered;
  return withScratch(async (folder) => {
    const result = await makeVariants(digest, { file, folder });
    if (result.kind === 'refused') {
      throw new Error(`The picture ${file} cannot be used: ${result.code}.`);
    }
    const note = join(folder, 'prepared.json');
    await writeFile(note, JSON.stringify(result.prepared));
    await (await mediaStore()).take(notePath(digest), note);
    return result.prepared;
  });
}

const notePath = (digest: string) => `${digest}/prepared.json`;

async function readRemembered(digest: string): Promise<PreparedPicture | null> {
  const store = await mediaStore();
  const note = await store.open(notePath(digest));
  if (!note) return null;
  const parsed = preparedSchema.safeParse(JSON.parse(await text(note.stream)));
  if (!parsed.success) return null;
  for (const { path, bytes } of parsed.data.variants) {
    if ((await store.sizeOf(path)) !== bytes) return null;
  }
  return parsed.data;
}
