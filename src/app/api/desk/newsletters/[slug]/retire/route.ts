import { z } from 'zod';
import { retireLetter } from '#newsletters/index.ts';
import { deskRoute } from '../../../desk-route.ts';

const params = z.object({ slug: z.string().max(120) });
const body = z.strictObject({ version: z.int().positive(), retire: z.boolean() });

/** Retires a letter, or takes that back. */
export const POST = deskRoute({ params, body }, ({ actor, params: { slug }, body: sent, at }) =>
  retireLetter(actor, { slug, ...sent, at }),
);
