import { drafting } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params, storyAnswer } from '../../story-route.ts';

const body = drafting.correctionSchema;

/** What was corrected, newest first. */
export const GET = deskRoute({ params }, ({ actor, params: { id } }) =>
  drafting.readCorrections(actor, id),
);

/** Puts a correction with a story, for good. */
export const POST = deskRoute(
  { params, body },
  async ({ actor, at, params: { id }, body: correction }) =>
    storyAnswer(await drafting.addCorrection({ actor, articleId: id, at, correction })),
);
