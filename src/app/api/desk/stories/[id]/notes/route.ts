import { z } from 'zod';
import { planning } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams as params } from '../../story-route.ts';

const body = z.strictObject({
  text: z.string().trim().max(planning.noteLimit),
  mentions: z.array(z.string().max(60)).max(30).optional(),
});

export const GET = deskRoute({ params }, ({ actor, params: { id } }) =>
  planning.listNotes(actor, id),
);

/** Says something about a story to the others, and calls those it mentions. */
export const POST = deskRoute({ params, body }, ({ actor, at, params: { id }, body: note }) =>
  planning.addNote({ actor, articleId: id, at, ...note }),
);
