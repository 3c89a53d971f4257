import { z } from 'zod';
import { drafting } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params } from '../../story-route.ts';

const body = z.strictObject({
  isEditing: z.boolean(),
  field: z.enum(drafting.presentFields).nullable().optional(),
});

/** Says that the story is open in a browser, and answers who else has it open. */
export const POST = deskRoute({ params, body }, ({ actor, at, params: { id }, body: here }) =>
  drafting.bePresent({ actor, articleId: id, at, ...here }),
);

/** Says that it was closed. */
export const DELETE = deskRoute({ params }, ({ actor, params: { id } }) =>
  drafting.leaveStory(actor, id),
);
