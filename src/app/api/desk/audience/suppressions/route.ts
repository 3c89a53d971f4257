import { audience } from '#subscribers/index.ts';
import { suppressSchema } from '#subscribers/pure.ts';
import { deskRoute } from '../../desk-route.ts';

/** Puts an address on the list of those that are never written to. */
export const POST = deskRoute({ body: suppressSchema }, ({ actor, body, at }) =>
  audience.suppress(actor, { ...body, at }),
);
