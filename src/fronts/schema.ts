/** What `fronts.yaml` says: the stories an editor chose for each edition's front, none twice. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';

export const frontsSchema = z.array(
  z
    .strictObject({
      edition: slugSchema,
      lead: slugSchema,
      secondary: z.array(slugSchema).max(3).default([]),
      strip: z.array(slugSchema).max(6).default([]),
    })
    .refine(
      ({ lead, secondary, strip }) => {
        const all = [lead, ...secondary, ...strip];
        return new Set(all).size === all.length;
      },
      { path: ['lead'], message: 'the front shows a story twice' },
    ),
);

export type FrontEntry = z.infer<typeof frontsSchema>[number];
