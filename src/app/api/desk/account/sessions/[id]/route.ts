/** Ends one of somebody's own sessions. */
import { z } from 'zod';
import { own } from '#accounts/index.ts';
import { deskRoute } from '../../../desk-route.ts';

const params = z.object({ id: z.string().max(60) });

export const DELETE = deskRoute({ params }, ({ actor, params, request, from, at }) =>
  own.endOwnSession({ actor, headers: request.headers, from, at, id: params.id }),
);
