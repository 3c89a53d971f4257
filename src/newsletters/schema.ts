/** What `newsletters.yaml` says: each letter's promise is what a reader agrees to. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';

const line = (limit: number) => z.string().trim().min(1).max(limit);

export const newslettersSchema = z.array(
  z.strictObject({
    slug: slugSchema,
    name: line(80),
    promise: line(240),
    cadence: z.enum(['daily', 'weekdays', 'weekly', 'monthly']),
    schedule: line(80),
    edition: slugSchema.optional(),
    placement: z.enum(['inline', 'foot', 'none']),
  }),
);

export type NewsletterEntry = z.infer<typeof newslettersSchema>[number];
