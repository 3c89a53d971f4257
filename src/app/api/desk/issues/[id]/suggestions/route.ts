import { z } from 'zod';
import { suggestStories } from '#issues/index.ts';
import { issueLimits } from '#issues/pure.ts';
import { deskRoute } from '../../../desk-route.ts';
import { issueParams as params } from '../../issue-params.ts';

const body = z.strictObject({
  except: z.array(z.int().positive()).max(issueLimits.stories),
});

/** Stories by rule: the best since the letter's last issue that it has not carried. */
export const POST = deskRoute({ params, body }, ({ actor, params: { id }, body: { except }, at }) =>
  suggestStories(actor, { id, except, at }),
);
