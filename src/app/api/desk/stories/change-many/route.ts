import { planning } from '#articles/index.ts';
import { deskRoute } from '../../desk-route.ts';

/** One act on many stories, each checked by itself. */
export const POST = deskRoute({ body: planning.changeManySchema }, ({ actor, body }) =>
  planning.changeMany(actor, body),
);
