/** The password once more, before something dangerous. */
import { own } from '#accounts/index.ts';
import { passwordSchema } from '#accounts/pure.ts';
import { deskRoute } from '../../desk-route.ts';

export const POST = deskRoute(
  { body: passwordSchema, withoutSecondFactor: true },
  ({ actor, body, request, from, at }) =>
    own.reauthenticate({ actor, headers: request.headers, from, at, ...body }),
);
