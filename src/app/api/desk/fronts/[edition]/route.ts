import { z } from 'zod';
import { curateFront } from '#fronts/index.ts';
import { frontChoiceSchema } from '#fronts/pure.ts';
import { deskRoute } from '../../desk-route.ts';

const params = z.object({ edition: z.coerce.number().int().positive() });
const body = z.strictObject({ seen: frontChoiceSchema, wanted: frontChoiceSchema });

/** Puts an editor's choice on the front of an edition. */
export const PUT = deskRoute({ params, body }, ({ actor, params: { edition }, body: choice }) =>
  curateFront(actor, { edition, ...choice }),
);
