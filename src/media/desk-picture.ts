/** A picture as the desk shows it: plain data, which can be sent to the browser as it is. */
import type { Prisma } from '#lib/prisma/client.ts';
import type { PictureData } from '#markdown/index.ts';
import { pictureData, pictureSelect } from './picture-data.ts';

export const deskPictureSelect = {
  ...pictureSelect,
  licence: true,
  licenceEnds: true,
  uploaderId: true,
  uploaderName: true,
  createdAt: true,
  changedAt: true,
} satisfies Prisma.PictureSelect;

type Row = Prisma.PictureGetPayload<{ select: typeof deskPictureSelect }>;

export type DeskPicture = PictureData & {
  licence: string | null;
  /** A day, as `2026-12-31`. */
  licenceEnds: string | null;
  uploaderName: string | null;
  /** Moments in ISO 8601. `changedAt` names what was read, for whoever saves over it. */
  createdAt: string;
  changedAt: string;
};

export function deskPicture(row: Row): DeskPicture {
  return {
    ...pictureData(row),
    licence: row.licence,
    licenceEnds: row.licenceEnds?.toISOString().slice(0, 10) ?? null,
    uploaderName: row.uploaderName,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  };
}
