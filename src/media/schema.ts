/** What an entry of `pictures.yaml` says. A picture without alternative text or credit is refused. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';

const unit = z.number().min(0).max(1);

export const picturesSchema = z.array(
  z.strictObject({
    key: slugSchema,
    file: z.string().min(1),
    alt: z.string().trim().min(1).max(400),
    caption: z.string().trim().min(1).max(400).optional(),
    credit: z.string().trim().min(1).max(120),
    licence: z.string().trim().min(1).max(80).optional(),
    focus: z.tuple([unit, unit]).optional(),
  }),
);

export type PictureEntry = z.infer<typeof picturesSchema>[number];
