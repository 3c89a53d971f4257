import { z } from 'zod';
import { drafting } from '#articles/index.ts';
import { deskRoute } from '../../../../desk-route.ts';
import { storyParams as params } from '../../../story-route.ts';

const number = z.coerce.number().int().positive();
const query = z.object({ from: number, to: number });

/** What differs between two revisions. */
export const GET = deskRoute({ params, query }, ({ actor, params: { id }, query: { from, to } }) =>
  drafting.compareRevisions({ actor, articleId: id, from, to }),
);
