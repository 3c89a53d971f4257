/** New recovery codes in place of the old ones. */
import { own } from '#accounts/index.ts';
import { passwordSchema } from '#accounts/pure.ts';
import { deskRoute } from '../../desk-route.ts';

export const POST = deskRoute({ body: passwordSchema }, ({ actor, body, request, from, at }) =>
  own.renewRecoveryCodes({ actor, headers: request.headers, from, at, ...body }),
);
