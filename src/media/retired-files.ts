/**
 * Files that readers should no longer get. That they are to go is on record with the change that
 * retired them; they go after it has committed, and again later if that was interrupted.
 */
import { database, type Transaction } from '#lib/database.ts';
import { mediaStore } from './media-store.ts';

type Retired = {
  name: string;
  /** Whose new files the old addresses lead to; null when there is none. */
  pictureId: number | null;
  at: Date;
};

export async function retireFiles(
  tx: Transaction,
  { name, pictureId, at }: Retired,
): Promise<void> {
  const fields = { pictureId, retiredAt: at, removedAt: null };
  await tx.retiredFiles.upsert({
    where: { name },
    create: { name, ...fields },
    update: fields,
  });
}

/** Removes what is retired, unless a picture uses it: two keys may share the files of one picture. */
export async function removeRetired(at: Date): Promise<void> {
  const left = await database().retiredFiles.findMany({
    where: { removedAt: null },
    select: { name: true },
    orderBy: { retiredAt: 'asc' },
    take: 100,
  });
  const store = await mediaStore();
  for (const { name } of left) {
    const used = await database().picture.count({ where: { digest: name } });
    if (used === 0) await store.removeAll(name);
    await database().retiredFiles.updateMany({ where: { name }, data: { removedAt: at } });
  }
}

/**
 * Where an old address of the media store leads now: the file of the same kind and nearest width, or
 * null. `path` is `<name>/<width>.<format>`.
 */
export async function findSuccessor(path: string): Promise<string | null> {
  const parts = /^([0-9a-f]{20})\/(\d+)\.(avif|webp|jpeg)$/.exec(path);
  if (!parts) return null;
  const [, name = '', width, format] = parts;
  const retired = await database().retiredFiles.findUnique({
    where: { name },
    select: {
      picture: { select: { variants: { select: { format: true, width: true, path: true } } } },
    },
  });
  const same = retired?.picture?.variants.filter((variant) => variant.format === format) ?? [];
  const off = (variant: { width: number }) => Math.abs(variant.width - Number(width));
  const [nearest] = same.toSorted((one, other) => off(one) - off(other));
  return nearest?.path ?? null;
}
