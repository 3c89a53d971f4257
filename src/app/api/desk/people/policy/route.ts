/** Whose sign-in takes a second factor. */
import { changeSignInPolicy } from '#accounts/index.ts';
import { policySchema } from '#accounts/pure.ts';
import { deskRoute } from '../../desk-route.ts';

export const PUT = deskRoute({ body: policySchema, fresh: true }, ({ actor, body }) =>
  changeSignInPolicy({ actor, ...body }),
);
