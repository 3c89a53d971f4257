import { planning } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params } from '../../story-route.ts';

/** The actor has read what they were called to on this story. */
export const POST = deskRoute({ params }, ({ actor, at, params: { id } }) =>
  planning.seeMentions({ actor, articleId: id, at }),
);
