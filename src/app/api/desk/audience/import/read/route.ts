import { audience } from '#subscribers/index.ts';
import { importReadSchema } from '#subscribers/pure.ts';
import { deskRoute } from '../../../desk-route.ts';

/** The columns of a file and its first lines, to choose from. */
export const POST = deskRoute({ body: importReadSchema }, ({ actor, body }) =>
  audience.readImport(actor, body),
);
