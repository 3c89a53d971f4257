import { desk } from '#issues/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { issueParams as params } from '../../issue-params.ts';

/** Mails the issue as it stands to whoever asks. */
export const POST = deskRoute({ params }, ({ actor, params: { id }, at }) =>
  desk.sendTrial(actor, id, at),
);
