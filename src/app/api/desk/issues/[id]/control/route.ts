import { z } from 'zod';
import { controlIssue } from '#issues/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { issueParams as params } from '../../issue-params.ts';

const body = z.strictObject({ deed: z.enum(['pause', 'resume', 'cancel']) });

/** Pauses, resumes or cancels what is being sent. */
export const POST = deskRoute({ params, body }, ({ actor, params: { id }, body: { deed }, at }) =>
  controlIssue(actor, { id, deed, at }),
);
