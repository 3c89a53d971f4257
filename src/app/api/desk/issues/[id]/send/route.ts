import { z } from 'zod';
import { sendIssue } from '#issues/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { issueParams as params } from '../../issue-params.ts';

const body = z.strictObject({
  version: z.int().positive(),
  recipients: z.int().nonnegative(),
  sendKey: z.uuid(),
});

/** Sends an issue to everybody who gets the letter. Pressed twice with one key, it happens once. */
export const POST = deskRoute(
  { params, body, fresh: true },
  ({ actor, params: { id }, body: sent, at }) => sendIssue(actor, { id, ...sent, at }),
);
