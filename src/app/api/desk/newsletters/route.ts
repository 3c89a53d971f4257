import { z } from 'zod';
import { startLetter } from '#newsletters/index.ts';
import { letterFormSchema, letterSlugSchema } from '#newsletters/pure.ts';
import { deskRoute } from '../desk-route.ts';

const body = letterFormSchema.safeExtend({ slug: letterSlugSchema.or(z.literal('')) });

/** Makes a letter. */
export const POST = deskRoute({ body }, ({ actor, body: { slug, ...form }, at }) =>
  slug
    ? startLetter(actor, { slug, form, at })
    : { kind: 'invalid', problems: [{ field: 'slug', code: 'missing' }] },
);
