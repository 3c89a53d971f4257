/** What a magazine issue's front matter says. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';

const line = (limit: number) => z.string().trim().min(1).max(limit);

export const magazineSchema = z.strictObject({
  headline: line(140),
  date: z.iso.date(),
  edition: slugSchema,
  number: z.number().int().positive(),
  picture: slugSchema.optional(),
  stories: z.array(slugSchema).default([]),
  items: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('printable'),
        headline: line(140),
        description: line(300),
        file: z.string().regex(/\.pdf$/, 'must be a PDF'),
      }),
      z.strictObject({
        kind: z.literal('solution'),
        headline: line(140),
        description: line(300).optional(),
      }),
    ]),
  ),
});

export type MagazineEntry = z.infer<typeof magazineSchema>;
