import { drafting } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params } from '../../story-route.ts';

/** The history of a story, newest first. */
export const GET = deskRoute({ params }, ({ actor, params: { id } }) =>
  drafting.listRevisions(actor, id),
);
