import { previewing } from '#articles/index.ts';
import { deskRoute } from '../../../../desk-route.ts';
import { storyParams } from '../../../story-route.ts';

const params = storyParams.extend({ link: storyParams.shape.id });

/** Takes a link back. */
export const DELETE = deskRoute({ params }, ({ actor, params: { id, link }, at }) =>
  previewing.revokePreviewLink({ actor, articleId: id, linkId: link, at }),
);
