import { z } from 'zod';
import { drafting } from '#articles/index.ts';
import { deskRoute } from '../../../../../desk-route.ts';
import { revisionParams as params } from '../../../../story-route.ts';

const body = z.strictObject({ name: drafting.revisionNameSchema });

/** Gives a revision a name. */
export const POST = deskRoute(
  { params, body },
  ({ actor, params: { id, number }, body: { name } }) =>
    drafting.nameRevision({ actor, articleId: id, revision: number, name }),
);
