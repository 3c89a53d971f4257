import { audience } from '#subscribers/index.ts';
import { importCheckSchema } from '#subscribers/pure.ts';
import { deskRoute } from '../../../desk-route.ts';

/** The dry run: what would become of every line. */
export const POST = deskRoute({ body: importCheckSchema }, ({ actor, body, at }) =>
  audience.checkImport(actor, body, at),
);
