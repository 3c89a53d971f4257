/** What decides who may do what with a picture. */
import { database } from '#lib/database.ts';
import type { DescribedPicture } from '../policy.ts';
import { usesOfPicture } from './uses.ts';

export async function findDescribed(
  key: string,
): Promise<(DescribedPicture & { id: number }) | null> {
  const row = await database().picture.findUnique({
    where: { key },
    select: { id: true, uploaderId: true },
  });
  if (!row) return null;
  const uses = await usesOfPicture({ id: row.id, key });
  return { ...row, isLive: uses.some((use) => use.isLive) };
}
