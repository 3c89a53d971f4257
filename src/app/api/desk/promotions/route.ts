import { z } from 'zod';
import { promoting } from '#search/index.ts';
import { deskRoute } from '../desk-route.ts';

const body = z.strictObject({
  query: z.string().max(200),
  articleIds: z.array(z.int().positive()),
});

/** Lets stories stand first for a query, in this order; none ends the promotion. */
export const PUT = deskRoute({ body }, ({ actor, body: promotion }) =>
  promoting.promoteStories({ actor, ...promotion }),
);
