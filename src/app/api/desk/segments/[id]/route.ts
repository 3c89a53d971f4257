import { z } from 'zod';
import { audience } from '#subscribers/index.ts';
import { deskRoute } from '../../desk-route.ts';

const params = z.object({ id: z.coerce.number().int().positive() });

export const DELETE = deskRoute({ params }, ({ actor, params: { id } }) =>
  audience.removeSegment(actor, id),
);
