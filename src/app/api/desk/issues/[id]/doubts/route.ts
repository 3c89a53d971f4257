import { z } from 'zod';
import { decideDoubt } from '#issues/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { issueParams as params } from '../../issue-params.ts';

const body = z.strictObject({
  deliveryIds: z.array(z.int().positive()).min(1).max(1000),
  decision: z.enum(['again', 'leave']),
});

/** Decides about letters that may have arrived. */
export const POST = deskRoute({ params, body }, ({ actor, params: { id }, body: sent, at }) =>
  decideDoubt(actor, { id, ...sent, at }),
);
