/** Deletes a picture that is nowhere. The database refuses as well, whatever is overlooked here. */
import { type Actor, record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { mayDeletePicture } from '../policy.ts';
import { removeRetired, retireFiles } from '../retired-files.ts';
import { lockPicture } from './lock-picture.ts';
import { type PictureUse, usesOfPicture } from './uses.ts';

export type DeleteResult =
  | { kind: 'deleted' }
  /** It is in use, here. An earlier revision counts: history stays whole. */
  | { kind: 'conflict'; uses: PictureUse[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

export async function deletePicture(
  actor: Actor,
  { key, at }: { key: string; at: Date },
): Promise<DeleteResult> {
  const result = await change<DeleteResult>(async (tx, changed) => {
    // From here on nothing new can name it: columns and texts that would have to wait.
    const row = await lockPicture(tx, key);
    if (!row) return { kind: 'absent' };
    if (!mayDeletePicture(actor, row)) return { kind: 'forbidden' };
    const uses = await usesOfPicture(row, tx);
    if (uses.length > 0) return { kind: 'conflict', uses };
    await retireFiles(tx, { name: row.digest, pictureId: null, at });
    await tx.picture.delete({ where: { key } });
    changed(`picture:${key}`);
    const { alt, caption, credit } = row;
    await record(tx, {
      actor,
      action: 'picture.delete',
      subject: `picture:${key}`,
      before: { alt, caption, credit },
    });
    return { kind: 'deleted' };
  });
  if (result.kind === 'deleted') await removeRetired(at);
  return result;
}
