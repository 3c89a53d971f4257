import { planning } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params } from '../../story-route.ts';

/** Where a story stands, what may be done with it, and what happened to it. */
export const GET = deskRoute({ params }, ({ actor, params: { id } }) =>
  planning.readPlan(actor, id),
);
