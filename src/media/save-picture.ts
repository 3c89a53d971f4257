/** Puts a picture and its files on record; the same picture again changes nothing. */
import type { Changed } from '#lib/changes.ts';
import type { Transaction } from '#lib/database.ts';
import { differs } from '#lib/differs.ts';
import type { PreparedPicture } from './make-variants.ts';
import type { PictureEntry } from './schema.ts';

/** Returns the picture's id. */
export async function savePicture(
  tx: Transaction,
  changed: Changed,
  { entry, prepared }: { entry: PictureEntry; prepared: PreparedPicture },
): Promise<number> {
  const [focusX, focusY] = entry.focus ?? [0.5, 0.5];
  const fields = {
    alt: entry.alt,
    caption: entry.caption ?? null,
    credit: entry.credit,
    licence: entry.licence ?? null,
    focusX,
    focusY,
    digest: prepared.digest,
    width: prepared.width,
    height: prepared.height,
    placeholder: prepared.placeholder,
  };
  const found = await tx.picture.findUnique({ where: { key: entry.key } });
  if (found && !differs(found, fields)) return found.id;
  const { id } = await tx.picture.upsert({
    where: { key: entry.key },
    create: { key: entry.key, ...fields },
    update: fields,
  });
  await tx.pictureVariant.deleteMany({ where: { pictureId: id } });
  await tx.pictureVariant.createMany({
    data: prepared.variants.map((variant) => ({ pictureId: id, ...variant })),
  });
  changed(`picture:${entry.key}`);
  return id;
}
