/** Takes an address off the list. It is in the body, so that no log of addresses holds it. */
import { audience } from '#subscribers/index.ts';
import { liftSchema } from '#subscribers/pure.ts';
import { deskRoute } from '../../../desk-route.ts';

export const POST = deskRoute({ body: liftSchema }, ({ actor, body }) =>
  audience.liftSuppression(actor, body),
);
