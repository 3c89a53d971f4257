import { z } from 'zod';
import { counting } from '#issues/index.ts';
import { countingSchema } from '#issues/pure.ts';
import { deskRoute } from '../../../desk-route.ts';

const params = z.object({ slug: z.string().max(80) });

/** Decides what a letter counts and asks, from its next issue on. */
export const PUT = deskRoute(
  { params, body: countingSchema },
  ({ actor, params: { slug }, body }) => counting.decideCounting(actor, { slug, counting: body }),
);
