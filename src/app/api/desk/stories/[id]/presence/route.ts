import { z } from 'zod';
import { drafting } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params } from '../../story-route.ts';

const body = z.strictObject({ isEditing: z.boolean() });

/** Says that the story is open in a browser, and answers who else has it open. */
export const POST = deskRoute(
  { params, body },
  ({ actor, at, params: { id }, body: { isEditing } }) =>
    drafting.bePresent({ actor, articleId: id, at, isEditing }),
);

/** Says that it was closed. */
export const DELETE = deskRoute({ params }, ({ actor, params: { id } }) =>
  drafting.leaveStory(actor, id),
);
