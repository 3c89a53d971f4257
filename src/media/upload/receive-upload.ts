/**
 * Takes a file somebody sends. It is acknowledged when it is whole in the media store and on record,
 * and from then on it becomes a picture or is refused with a reason. Its name is never looked at.
 */
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { enqueue } from '#lib/jobs.ts';
import { findDescribed } from '../library/find-described.ts';
import { maxPictureBytes, type RefusalCode } from '../limits.ts';
import { mediaStore } from '../media-store.ts';
import { mayReplacePicture, mayUploadPicture } from '../policy.ts';
import { withScratch } from '../scratch.ts';
import { incomingFolder, incomingPath } from './incoming.ts';
import { isDiskFull } from './is-disk-full.ts';
import { preparing } from './preparing.ts';

export type Sent = {
  actor: Actor;
  /** No more of it is read than a picture may have. */
  body: AsyncIterable<Uint8Array> | null;
  /** The key of the picture whose files this takes the place of. */
  replaces?: string;
  at: Date;
};

export type ReceiveResult =
  | { kind: 'received'; upload: string }
  | { kind: 'refused'; code: RefusalCode }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

const endings = new Set(['jpg', 'png', 'apng', 'webp', 'avif', 'gif']);

export async function receiveUpload(sent: Sent): Promise<ReceiveResult> {
  const { actor, body, replaces, at } = sent;
  const picture = replaces === undefined ? null : await findDescribed(replaces);
  if (replaces !== undefined && !picture) return { kind: 'absent' };
  const allowed = picture ? mayReplacePicture(actor, picture) : mayUploadPicture(actor);
  if (!allowed) return { kind: 'forbidden' };
  try {
    return await withScratch(async (folder) => {
      const file = join(folder, 'original');
      const code = await write(body, file);
      if (code) return { kind: 'refused', code };
      return keep(file, { actor, at, pictureId: picture?.id ?? null });
    });
  } catch (error) {
    if (isDiskFull(error)) return { kind: 'refused', code: 'no-room' };
    throw error;
  }
}

/** Writes what comes to the file, and says why it cannot be a picture. */
async function write(body: Sent['body'], file: string): Promise<RefusalCode | null> {
  if (!body) return 'empty';
  let length = 0;
  try {
    await pipeline(
      body,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          length += chunk.length;
          if (length > maxPictureBytes) throw new TooLarge();
          yield chunk;
        }
      },
      createWriteStream(file),
    );
  } catch (error) {
    if (error instanceof TooLarge) return 'too-large';
    throw error;
  }
  if (length === 0) return 'empty';
  // By content. A decoder looks again, and knows no other kinds.
  const type = await fileTypeFromFile(file);
  return type && endings.has(type.ext) ? null : 'not-a-picture';
}

class TooLarge extends Error {}

/** First a record that the file is on its way, so that whatever happens next, nothing is forgotten. */
async function keep(
  file: string,
  { actor, at, pictureId }: { actor: Actor; at: Date; pictureId: number | null },
): Promise<ReceiveResult> {
  const id = randomBytes(10).toString('hex');
  const db = database();
  await db.upload.create({
    data: {
      id,
      pictureId,
      replaces: pictureId !== null,
      staffId: actor.staffId,
      staffName: actor.name,
      createdAt: at,
    },
  });
  try {
    await (await mediaStore()).take(incomingPath(id), file);
    await db.$transaction(async (tx) => {
      await tx.upload.update({ where: { id }, data: { state: 'received' } });
      await enqueue(tx, preparing, {});
    });
  } catch (error) {
    await forget(id).catch(() => {
      // It stays on record as arriving, and is tidied away later.
    });
    throw error;
  }
  return { kind: 'received', upload: id };
}

async function forget(id: string): Promise<void> {
  await (await mediaStore()).removeAll(incomingFolder(id));
  await database().upload.delete({ where: { id } });
}
