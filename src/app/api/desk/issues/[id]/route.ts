import { z } from 'zod';
import { desk, discardIssue, saveIssue } from '#issues/index.ts';
import { issueDraftSchema } from '#issues/pure.ts';
import { deskRoute } from '../../desk-route.ts';
import { issueParams as params } from '../issue-params.ts';

const body = z.strictObject({ version: z.int().positive(), draft: issueDraftSchema });

/** The issue as it is now: a draft, or how far it has gone. */
export const GET = deskRoute({ params }, ({ actor, params: { id } }) => desk.openIssue(actor, id));

/** Saves a draft. */
export const PUT = deskRoute({ params, body }, ({ actor, params: { id }, body: sent }) =>
  saveIssue(actor, { id, ...sent }),
);

/** Throws a draft away. */
export const DELETE = deskRoute({ params }, ({ actor, params: { id } }) => discardIssue(actor, id));
