import { z } from 'zod';
import { editLetter } from '#newsletters/index.ts';
import { letterFormSchema } from '#newsletters/pure.ts';
import { deskRoute } from '../../desk-route.ts';

const params = z.object({ slug: z.string().max(120) });
const body = letterFormSchema.safeExtend({ version: z.int().positive() });

/** Changes a letter, if it still is as it was seen. */
export const PUT = deskRoute(
  { params, body },
  ({ actor, params: { slug }, body: { version, ...form }, at }) =>
    editLetter(actor, { slug, version, form, at }),
);
