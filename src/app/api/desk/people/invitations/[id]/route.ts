/** Takes an invitation back. */
import { z } from 'zod';
import { staff } from '#accounts/index.ts';
import { deskRoute } from '../../../desk-route.ts';

const params = z.object({ id: z.string().max(60) });

export const DELETE = deskRoute({ params }, ({ actor, params, at }) =>
  staff.revokeInvitation({ actor, id: params.id, at }),
);
