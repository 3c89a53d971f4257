/** Changes somebody's role, the person they are, or whether they may sign in. */
import { z } from 'zod';
import { staff } from '#accounts/index.ts';
import { staffChangeSchema } from '#accounts/pure.ts';
import { deskRoute } from '../../desk-route.ts';

const params = z.object({ id: z.string().max(60) });

export const PATCH = deskRoute(
  { body: staffChangeSchema, params, fresh: true },
  ({ actor, body, params, at }) => staff.changeStaff({ actor, staffId: params.id, ...body, at }),
);
