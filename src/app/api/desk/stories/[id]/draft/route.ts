import { z } from 'zod';
import { drafting } from '#articles/index.ts';
import { draftSchema } from '#articles/pure.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params } from '../../story-route.ts';

const body = z.strictObject({
  base: z.int().positive(),
  key: z.string().max(60).optional(),
  draft: draftSchema,
});

/** Saves what was written, from the revision it started from. */
export const PUT = deskRoute({ params, body }, ({ actor, params: { id }, body: save }) =>
  drafting.saveDraft({ actor, articleId: id, ...save }),
);
