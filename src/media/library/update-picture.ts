/** Changes what is said of a picture. Readers see it at once wherever the picture stands. */
import { type Actor, record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { type DeskPicture, deskPicture, deskPictureSelect } from '../desk-picture.ts';
import { mayDescribePicture } from '../policy.ts';
import type { PictureWords } from '../words.ts';
import { lockPicture } from './lock-picture.ts';
import { usesOfPicture } from './uses.ts';

export type UpdateResult =
  | { kind: 'saved'; picture: DeskPicture }
  /** Somebody else changed it since it was read: their words, and nothing was saved. */
  | { kind: 'conflict'; theirs: DeskPicture }
  | { kind: 'invalid'; problems: { field: string; code: string }[] }
  | { kind: 'forbidden' }
  | { kind: 'absent' };

export type PictureChange = {
  key: string;
  words: PictureWords;
  /** `changedAt` of the picture whose words were edited. */
  base: string;
  at: Date;
};

export async function updatePicture(
  actor: Actor,
  { key, words, base, at }: PictureChange,
): Promise<UpdateResult> {
  return change(async (tx, changed) => {
    const row = await lockPicture(tx, key);
    if (!row) return { kind: 'absent' };
    const uses = await usesOfPicture(row, tx);
    const isLive = uses.some((use) => use.isLive);
    if (!mayDescribePicture(actor, { uploaderId: row.uploaderId, isLive })) {
      return { kind: 'forbidden' };
    }
    const before = deskPicture(row);
    if (before.changedAt !== base) return { kind: 'conflict', theirs: before };
    // A picture that had its words may be in print already: they are changed, not taken away.
    const emptied = (['alt', 'credit'] as const).filter(
      (field) => words[field] === '' && row[field] !== '',
    );
    if (emptied.length > 0) {
      return { kind: 'invalid', problems: emptied.map((field) => ({ field, code: 'missing' })) };
    }
    const [focusX, focusY] = words.focus;
    const saved = await tx.picture.update({
      where: { key },
      data: {
        alt: words.alt,
        caption: words.caption,
        credit: words.credit,
        licence: words.licence,
        licenceEnds: words.licenceEnds === null ? null : new Date(words.licenceEnds),
        focusX,
        focusY,
        changedAt: at,
      },
      select: deskPictureSelect,
    });
    changed(`picture:${key}`);
    await record(tx, {
      actor,
      action: 'picture.describe',
      subject: `picture:${key}`,
      before: told(before),
      after: told(deskPicture(saved)),
    });
    return { kind: 'saved', picture: deskPicture(saved) };
  });
}

function told({ alt, caption, credit, licence, licenceEnds, focus }: DeskPicture) {
  return { alt, caption: caption ?? null, credit, licence, licenceEnds, focus: [...focus] };
}
