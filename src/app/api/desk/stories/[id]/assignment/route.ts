import { z } from 'zod';
import { planning } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { moment, storyParams as params } from '../../story-route.ts';

const body = z.strictObject({
  assigneeId: z.string().max(60).nullable().optional(),
  dueAt: moment.nullable().optional(),
});

/** Says whom a story is with and when it is due; what is not said stays. */
export const PUT = deskRoute({ params, body }, ({ actor, at, params: { id }, body: plan }) =>
  planning.assignStory({ actor, articleId: id, at, ...plan }),
);
