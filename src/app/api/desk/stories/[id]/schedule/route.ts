import { z } from 'zod';
import { drafting, publishing } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { moment, storyParams as params, storyAnswer } from '../../story-route.ts';

const body = z.strictObject({
  revision: z.int().positive(),
  publishAt: moment,
  withdrawAt: moment.nullable().optional(),
  isMinor: z.boolean().optional(),
  correction: drafting.correctionSchema.optional(),
  override: publishing.overrideSchema.optional(),
});

/** Puts the head on the schedule, or moves what is on it. */
export const PUT = deskRoute({ params, body }, async ({ actor, at, params: { id }, body: plan }) =>
  storyAnswer(await publishing.scheduleStory({ actor, articleId: id, at, ...plan })),
);

/** Takes it off. */
export const DELETE = deskRoute({ params }, async ({ actor, at, params: { id } }) =>
  storyAnswer(await publishing.unscheduleStory({ actor, articleId: id, at })),
);
