/** Reads of pictures for pages. */
import { database } from '#lib/database.ts';
import { dependsOn } from '#lib/depends-on.ts';
import type { PictureData } from '#markdown/index.ts';
import { pictureData, pictureSelect } from './picture-data.ts';

/** The pictures of these keys, by key; a key without a picture is left out. */
export async function readPictures(keys: string[]): Promise<Record<string, PictureData>> {
  if (keys.length === 0) return {};
  dependsOn(...keys.map((key) => `picture:${key}`));
  const rows = await database().picture.findMany({
    where: { key: { in: keys } },
    select: pictureSelect,
  });
  return Object.fromEntries(rows.map((row) => [row.key, pictureData(row)]));
}
