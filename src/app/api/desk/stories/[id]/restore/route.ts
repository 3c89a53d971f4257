import { z } from 'zod';
import { publishing } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params, storyAnswer } from '../../story-route.ts';

const body = z.strictObject({ override: publishing.overrideSchema.optional() });

/** Gives a withdrawn story back as readers saw it last. */
export const POST = deskRoute(
  { params, body },
  async ({ actor, at, params: { id }, body: { override } }) =>
    storyAnswer(await publishing.restoreStory({ actor, articleId: id, override, at })),
);
