/** One picture: where it is, what is said of it, and its end. */
import { z } from 'zod';
import { slugSchema } from '#lib/slug.ts';
import { deletePicture, findDeskPicture, updatePicture } from '#media/index.ts';
import { pictureWordsSchema } from '#media/pure.ts';
import { deskRoute } from '../../desk-route.ts';

const params = z.object({ key: slugSchema });

export const GET = deskRoute({ params }, ({ actor, params: { key } }) =>
  findDeskPicture(actor, key),
);

/** `base` is the `changedAt` of the picture whose words were edited. */
const body = pictureWordsSchema.extend({ base: z.iso.datetime() });

export const PATCH = deskRoute({ params, body }, ({ actor, params: { key }, body: sent, at }) => {
  const { base, ...words } = sent;
  return updatePicture(actor, { key, words, base, at });
});

export const DELETE = deskRoute({ params }, ({ actor, params: { key }, at }) =>
  deletePicture(actor, { key, at }),
);
