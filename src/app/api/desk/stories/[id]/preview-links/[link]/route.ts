import { previewing } from '#articles/index.ts';
import { deskRoute } from '../../../../desk-route.ts';
import { previewParams } from '../preview-params.ts';

const params = previewParams.extend({ link: previewParams.shape.id });

/** Takes a link back. */
export const DELETE = deskRoute({ params }, ({ actor, params: { id, link }, at }) =>
  previewing.revokePreviewLink({ actor, articleId: id, linkId: link, at }),
);
