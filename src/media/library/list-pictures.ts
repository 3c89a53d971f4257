/** The library as the desk shows it. */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { type DeskPicture, deskPicture, deskPictureSelect } from '../desk-picture.ts';
import { mayDeletePicture, mayDescribePicture, mayReplacePicture } from '../policy.ts';
import { findInLibrary, type LibraryQuery, libraryPageSize } from './find-in-library.ts';
import { type PictureUse, usesOfPicture } from './uses.ts';

export type LibraryPage = {
  pictures: DeskPicture[];
  /** How many there are on all pages. */
  total: number;
  page: number;
  pages: number;
};

/** Newest first. A page that is not there is empty. */
export async function listPictures(query: LibraryQuery): Promise<LibraryPage> {
  const { ids, total } = await findInLibrary(query);
  const rows = await database().picture.findMany({
    where: { id: { in: ids } },
    select: deskPictureSelect,
  });
  const order = new Map(ids.map((id, index) => [id, index]));
  const pictures = rows
    .toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0))
    .map(deskPicture);
  return { pictures, total, page: query.page, pages: Math.ceil(total / libraryPageSize) };
}

export type PictureDetails = {
  kind: 'found';
  picture: DeskPicture;
  uses: PictureUse[];
  may: { describe: boolean; replace: boolean; delete: boolean };
};

/** One picture with where it is, and what this actor may do with it. */
export async function findDeskPicture(
  actor: Actor,
  key: string,
): Promise<PictureDetails | { kind: 'absent' }> {
  const row = await database().picture.findUnique({ where: { key }, select: deskPictureSelect });
  if (!row) return { kind: 'absent' };
  const uses = await usesOfPicture({ id: row.id, key });
  const owned = { uploaderId: row.uploaderId, isLive: uses.some((use) => use.isLive) };
  return {
    kind: 'found',
    picture: deskPicture(row),
    uses,
    may: {
      describe: mayDescribePicture(actor, owned),
      replace: mayReplacePicture(actor, owned),
      delete: mayDeletePicture(actor, owned),
    },
  };
}
