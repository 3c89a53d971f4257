/** Invites somebody to the desk. */
import { staff } from '#accounts/index.ts';
import { inviteSchema } from '#accounts/pure.ts';
import { getPublication } from '#publication/index.ts';
import { deskRoute } from '../desk-route.ts';

export const POST = deskRoute({ body: inviteSchema, fresh: true }, async ({ actor, body, at }) => {
  const { name: publication } = await getPublication();
  return staff.inviteStaff({ actor, ...body, publication, at });
});
