/** What an entry of `pictures.yaml` says. A picture without alternative text or credit is refused. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';
import { pictureLimits } from './words.ts';

const unit = z.number().min(0).max(1);

export const picturesSchema = z.array(
  z.strictObject({
    key: slugSchema,
    file: z.string().min(1),
    alt: z.string().trim().min(1).max(pictureLimits.alt),
    caption: z.string().trim().min(1).max(pictureLimits.caption).optional(),
    credit: z.string().trim().min(1).max(pictureLimits.credit),
    licence: z.string().trim().min(1).max(pictureLimits.licence).optional(),
    focus: z.tuple([unit, unit]).optional(),
  }),
);

export type PictureEntry = z.infer<typeof picturesSchema>[number];
