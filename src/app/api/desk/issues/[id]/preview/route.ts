import { desk } from '#issues/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { issueParams as params } from '../../issue-params.ts';

/** The mail as it would go out now, with the list of what stands in its way. */
export const GET = deskRoute({ params }, ({ actor, params: { id }, at }) =>
  desk.previewIssue(actor, id, at),
);
