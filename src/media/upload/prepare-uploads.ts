/**
 * Prepares what waits, one after the other. A picture exists with all its files or not at all: they
 * are written first, under a name nothing shows yet, and one transaction shows them.
 */

import { randomInt } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { record } from '#accounts/index.ts';
import { type Changed, change } from '#lib/changes.ts';
import { now } from '#lib/clock.ts';
import { database, type Transaction } from '#lib/database.ts';
import type { RefusalCode } from '../limits.ts';
import { makeVariants, type PreparedPicture } from '../make-variants.ts';
import { mediaStore } from '../media-store.ts';
import { removeRetired, retireFiles } from '../retired-files.ts';
import { withScratch } from '../scratch.ts';
import { type ClaimedUpload, claimUpload, holdClaim } from './claim-upload.ts';
import { incomingFolder, incomingPath } from './incoming.ts';
import { isDiskFull } from './is-disk-full.ts';

/** Returns how many it saw to. Stops between two when `signal` says so. */
export async function prepareUploads(signal?: AbortSignal): Promise<number> {
  for (let count = 0; ; count += 1) {
    if (signal?.aborted) return count;
    const upload = await claimUpload(now());
    if (!upload) return count;
    await prepareUpload(upload);
  }
}

async function prepareUpload(upload: ClaimedUpload): Promise<void> {
  const claim = holdClaim(upload);
  try {
    const result = await make(upload.id);
    if (typeof result === 'string') await refuse(upload.id, result);
    else await show(upload, result);
  } catch (error) {
    if (isDiskFull(error)) await refuse(upload.id, 'no-room');
    else {
      // What failed once may succeed in a minute; how often is counted with the claim.
      await claim.release();
      throw error;
    }
  } finally {
    claim.stop();
  }
  await (await mediaStore()).removeAll(incomingFolder(upload.id));
  await removeRetired(now());
}

/** The files under the upload's own name, or why there are none. */
async function make(id: string): Promise<PreparedPicture | RefusalCode> {
  const store = await mediaStore();
  const original = await store.open(incomingPath(id));
  if (!original) return 'interrupted';
  return withScratch(async (folder) => {
    const file = join(folder, 'original');
    await pipeline(original.stream, createWriteStream(file));
    const result = await makeVariants(id, { file, folder });
    return result.kind === 'made' ? result.prepared : result.code;
  });
}

async function refuse(id: string, code: RefusalCode): Promise<void> {
  await database().upload.updateMany({
    where: { id, state: 'preparing' },
    data: { state: 'refused', refusal: code, claimedUntil: null },
  });
  await (await mediaStore()).removeAll(id);
}

async function show(upload: ClaimedUpload, prepared: PreparedPicture): Promise<void> {
  const left = await change(async (tx, changed) => {
    // Whoever finishes first has it: a second process that thought the first was gone finds nothing.
    const { count } = await tx.upload.updateMany({
      where: { id: upload.id, state: 'preparing' },
      data: { state: 'ready', claimedUntil: null },
    });
    if (count === 0) return false;
    if (upload.replaces) return replace(tx, changed, { upload, prepared });
    await add(tx, { upload, prepared });
    return true;
  });
  // Its picture was deleted meanwhile.
  if (!left) await (await mediaStore()).removeAll(upload.id);
}

type Step = { upload: ClaimedUpload; prepared: PreparedPicture };

async function add(tx: Transaction, { upload, prepared }: Step): Promise<void> {
  const at = now();
  const key = randomKey();
  const { id } = await tx.picture.create({
    data: {
      key,
      alt: '',
      credit: '',
      ...fileFields(prepared),
      uploaderId: upload.staffId,
      uploaderName: upload.staffName,
      createdAt: at,
      changedAt: at,
      variants: { create: prepared.variants },
    },
    select: { id: true },
  });
  await tx.upload.update({ where: { id: upload.id }, data: { pictureId: id } });
  await record(tx, { actor: by(upload), action: 'picture.upload', subject: `picture:${key}` });
}

async function replace(
  tx: Transaction,
  changed: Changed,
  { upload, prepared }: Step,
): Promise<boolean> {
  const { pictureId } = upload;
  if (pictureId === null) return false;
  const before = await tx.picture.findUnique({
    where: { id: pictureId },
    select: { key: true, digest: true, width: true, height: true },
  });
  if (!before) return false;
  await tx.pictureVariant.deleteMany({ where: { pictureId } });
  await tx.picture.update({
    where: { id: pictureId },
    data: {
      ...fileFields(prepared),
      changedAt: now(),
      variants: { create: prepared.variants },
    },
  });
  await retireFiles(tx, { name: before.digest, pictureId, at: now() });
  changed(`picture:${before.key}`);
  await record(tx, {
    actor: by(upload),
    action: 'picture.replace',
    subject: `picture:${before.key}`,
    before: { width: before.width, height: before.height },
    after: { width: prepared.width, height: prepared.height },
  });
  return true;
}

function fileFields({ digest, width, height, placeholder }: PreparedPicture) {
  return { digest, width, height, placeholder };
}

const by = ({ staffId, staffName }: ClaimedUpload) => ({ staffId, name: staffName });

/** Eight characters that cannot be taken for one another: a picture's name in the text of a story. */
function randomKey(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const picked = Array.from({ length: 8 }, () => signs[randomInt(signs.length)]);
  return `pic-${picked.join('')}`;
}
