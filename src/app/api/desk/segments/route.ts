import { audience } from '#subscribers/index.ts';
import { segmentSchema } from '#subscribers/pure.ts';
import { deskRoute } from '../desk-route.ts';

/** Gives a filter of the audience a name. */
export const POST = deskRoute({ body: segmentSchema }, ({ actor, body, at }) =>
  audience.saveSegment(actor, { ...body, at }),
);
