import { z } from 'zod';
import { drafting, publishing } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params, storyAnswer } from '../../story-route.ts';

const body = z.strictObject({
  revision: z.int().positive(),
  isMinor: z.boolean().optional(),
  correction: drafting.correctionSchema.optional(),
  override: publishing.overrideSchema.optional(),
});

/** Publishes the head now. */
export const POST = deskRoute(
  { params, body },
  async ({ actor, at, params: { id }, body: wanted }) =>
    storyAnswer(await publishing.publishStory({ actor, articleId: id, at, ...wanted })),
);
