/** Removes one of somebody's own passkeys. */
import { z } from 'zod';
import { own } from '#accounts/index.ts';
import { deskRoute } from '../../../desk-route.ts';

const params = z.object({ id: z.string().max(60) });

export const DELETE = deskRoute({ params, fresh: true }, ({ actor, params }) =>
  own.removePasskey({ actor, id: params.id }),
);
