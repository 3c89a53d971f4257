import { drafting } from '#articles/index.ts';
import { deskRoute } from '../../../../../desk-route.ts';
import { revisionParams as params } from '../../../../story-route.ts';

/** Makes what an earlier revision said the head again. */
export const POST = deskRoute({ params }, ({ actor, params: { id, number } }) =>
  drafting.restoreRevision({ actor, articleId: id, revision: number }),
);
