import { z } from 'zod';
import { planning } from '#articles/index.ts';
import { handStages } from '#articles/pure.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params, storyAnswer } from '../../story-route.ts';

const body = z.strictObject({
  to: z.enum(handStages),
  note: z.string().trim().max(500).optional(),
});

/** Moves a story between idea, draft, review and ready. */
export const POST = deskRoute({ params, body }, async ({ actor, at, params: { id }, body: move }) =>
  storyAnswer(await planning.moveStory({ actor, articleId: id, at, ...move })),
);
