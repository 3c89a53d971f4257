import type { Transaction } from '#lib/database.ts';
import { deskPictureSelect } from '../desk-picture.ts';

/** The picture, which nobody else changes, deletes or begins to use until the transaction ends. */
export async function lockPicture(tx: Transaction, key: string) {
  await tx.$queryRaw`select 1 from picture where key = ${key} for update`;
  return tx.picture.findUnique({ where: { key }, select: { ...deskPictureSelect, digest: true } });
}
