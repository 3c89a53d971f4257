/** Somebody's own name. */
import { own } from '#accounts/index.ts';
import { ownNameSchema } from '#accounts/pure.ts';
import { deskRoute } from '../desk-route.ts';

export const PATCH = deskRoute({ body: ownNameSchema }, ({ actor, body, request, from, at }) =>
  own.changeOwnName({ actor, headers: request.headers, from, at, ...body }),
);
