import { audience } from '#subscribers/index.ts';
import { importSchema } from '#subscribers/pure.ts';
import { deskRoute } from '../../desk-route.ts';

/** Brings people in. It may be pressed again: what is there already stays as it is. */
export const POST = deskRoute({ body: importSchema, fresh: true }, ({ actor, body, at }) =>
  audience.importAudience(actor, body, at),
);
