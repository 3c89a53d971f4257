import { drafting } from '#articles/index.ts';
import { deskRoute } from '../../desk-route.ts';
import { storyParams as params } from '../story-route.ts';

/** A story as the editor opens it. */
export const GET = deskRoute({ params }, ({ actor, params: { id } }) =>
  drafting.getDraft(actor, id),
);
