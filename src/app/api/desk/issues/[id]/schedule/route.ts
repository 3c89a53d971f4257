import { z } from 'zod';
import { timing } from '#issues/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { issueParams as params } from '../../issue-params.ts';

const body = z.strictObject({
  version: z.int().positive(),
  sendAt: z.iso.datetime().pipe(z.coerce.date()).nullable(),
});

/** Approves an issue for a moment, or takes that back. */
export const PUT = deskRoute(
  { params, body, fresh: true },
  ({ actor, params: { id }, body: sent, at }) => timing.scheduleIssue(actor, { id, ...sent, at }),
);
