import { z } from 'zod';
import { publishing } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { moment, storyParams as params } from '../../story-route.ts';

const body = z.strictObject({
  until: moment.nullable(),
  note: z.string().trim().max(500).optional(),
});

/** Sets, moves or lifts the embargo. */
export const PUT = deskRoute({ params, body }, ({ actor, at, params: { id }, body: embargo }) =>
  publishing.embargoStory({ actor, articleId: id, at, ...embargo }),
);
