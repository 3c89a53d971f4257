/** A picture's row as the markup needs it: what to say and which files there are. */
import type { Prisma } from '#lib/prisma/client.ts';
import type { PictureData } from '#markdown/index.ts';

export const pictureSelect = {
  id: true,
  key: true,
  alt: true,
  caption: true,
  credit: true,
  width: true,
  height: true,
  focusX: true,
  focusY: true,
  placeholder: true,
  variants: {
    select: { format: true, width: true, path: true },
    orderBy: [{ format: 'asc' }, { width: 'asc' }],
  },
} satisfies Prisma.PictureSelect;

export type PictureRow = Prisma.PictureGetPayload<{ select: typeof pictureSelect }>;

/** Widths and heights are in pixels, the focus in parts of one, addresses are paths of this site. */
export function pictureData(row: PictureRow): PictureData {
  return {
    key: row.key,
    alt: row.alt,
    ...(row.caption === null ? {} : { caption: row.caption }),
    credit: row.credit,
    width: row.width,
    height: row.height,
    focus: [row.focusX, row.focusY],
    placeholder: row.placeholder,
    variants: row.variants.map(({ format, width, path }) => ({
      format,
      width,
      url: `/media/${path}`,
    })),
  };
}
