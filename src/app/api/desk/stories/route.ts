import { z } from 'zod';
import { drafting } from '#articles/index.ts';
import { headlineRoom } from '#articles/pure.ts';
import { slugSchema } from '#lib/slug.ts';
import { deskRoute } from '../desk-route.ts';

const body = z.strictObject({
  headline: z.string().trim().max(headlineRoom).optional(),
  section: slugSchema.optional(),
  format: slugSchema.optional(),
  edition: slugSchema.optional(),
});

/** Starts a story; a headline is enough. */
export const POST = deskRoute({ body }, ({ actor, body: wanted }) =>
  drafting.createStory({ actor, ...wanted }),
);
