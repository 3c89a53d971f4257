import { z } from 'zod';
import { relating } from '#articles/index.ts';
import { deskRoute } from '../../../desk-route.ts';
import { storyParams } from '../../story-route.ts';

const params = storyParams;
const ids = z.array(storyParams.shape.id);
const body = z.strictObject({ pinned: ids, banned: ids });

/** What stands beside a story and what an editor may choose from, each with its reason. */
export const GET = deskRoute({ params }, async ({ actor, params: { id } }) => {
  const choices = await relating.readRelatedChoices(actor, id);
  if ('kind' in choices) return choices;
  const { pinned, found, banned } = choices;
  const brief = (stories: typeof found) =>
    stories.map(({ id, headline, url, reason }) => ({ id, headline, url, reason }));
  return { pinned: brief(pinned), found: brief(found), banned: brief(banned) };
});

/** Pins, in their order, and bans. Readers see it at once. */
export const PUT = deskRoute({ params, body }, ({ actor, params: { id }, body: choice }) =>
  relating.setRelated({ actor, articleId: id, ...choice }),
);
