import { z } from 'zod';
import { publishing } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { moment, storyParams as params, storyAnswer } from '../../story-route.ts';

const body = z.strictObject({ withdrawAt: moment.nullable() });

/** Says when a story is to be withdrawn by itself, or that it is not. */
export const PUT = deskRoute(
  { params, body },
  async ({ actor, at, params: { id }, body: { withdrawAt } }) =>
    storyAnswer(await publishing.planWithdrawal({ actor, articleId: id, withdrawAt, at })),
);
