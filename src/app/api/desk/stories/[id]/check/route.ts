import { publishing } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params } from '../../story-route.ts';

/** What the publishing gate says of the head now. */
export const GET = deskRoute({ params }, ({ actor, params: { id } }) =>
  publishing.checkStory({ actor, articleId: id }),
);
