/** Changes somebody's own password; every other session ends. */
import { own } from '#accounts/index.ts';
import { ownPasswordSchema } from '#accounts/pure.ts';
import { deskRoute } from '../../desk-route.ts';

export const PUT = deskRoute({ body: ownPasswordSchema }, ({ actor, body, request, from, at }) =>
  own.changeOwnPassword({ actor, headers: request.headers, from, at, ...body }),
);
