/** What `newsletters.yaml` says: each letter's promise is what a reader agrees to. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';
import { letterLimits } from './pure.ts';

const line = (limit: number) => z.string().trim().min(1).max(limit);

export const newslettersSchema = z.array(
  z.strictObject({
    slug: slugSchema,
    name: line(letterLimits.name),
    promise: line(letterLimits.promise),
    cadence: z.enum(['daily', 'weekdays', 'weekly', 'monthly']),
    schedule: line(letterLimits.schedule),
    edition: slugSchema.optional(),
    /** Where its form stands in stories; nowhere without it. */
    placed: z
      .strictObject({
        sections: z.array(slugSchema).default([]),
        formats: z.array(slugSchema).default([]),
        /** After how many paragraphs of the text. */
        after: z.int().min(1).max(letterLimits.paragraphs).optional(),
        foot: z.boolean().default(false),
      })
      .optional(),
  }),
);

export type NewsletterEntry = z.infer<typeof newslettersSchema>[number];
