/** Asks for a link to choose a new password; the answer is the same for every address. */
import { entry } from '#accounts/index.ts';
import { resetRequestSchema } from '#accounts/pure.ts';
import { getPublication } from '#publication/index.ts';
import { entryRoute } from '../desk-route.ts';

export const POST = entryRoute(resetRequestSchema, async ({ body, at, from }) => {
  const { name: publication } = await getPublication();
  return entry.requestReset({ ...body, from, publication, at });
});
