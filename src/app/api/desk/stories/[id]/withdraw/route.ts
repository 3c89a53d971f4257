import { z } from 'zod';
import { publishing } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params, storyAnswer } from '../../story-route.ts';

const body = z.strictObject({ reason: z.string().trim().max(500) });

/** Takes a live story away from readers, everywhere and at once. */
export const POST = deskRoute(
  { params, body },
  async ({ actor, at, params: { id }, body: { reason } }) =>
    storyAnswer(await publishing.withdrawStory({ actor, articleId: id, reason, at })),
);
