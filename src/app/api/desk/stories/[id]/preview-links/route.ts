import { z } from 'zod';
import { previewing } from '#articles/index.ts';
import { env } from '#lib/env.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params } from '../../story-route.ts';

const body = z.strictObject({ label: z.string().max(500), days: z.int() });

/** The links of a story that still open. */
export const GET = deskRoute({ params }, ({ actor, params: { id }, at }) =>
  previewing.listPreviewLinks(actor, id, at),
);

/** Makes a link. Its address is in this answer and is never told again. */
export const POST = deskRoute({ params, body }, async ({ actor, params: { id }, body, at }) => {
  const made = await previewing.createPreviewLink({ actor, articleId: id, ...body, at });
  if (made.kind !== 'created') return made;
  const { token, link } = made;
  return { kind: 'created', link, url: new URL(`/desk/preview/${token}`, env().SITE_URL).href };
});
