import { z } from 'zod';
import { suggestStories } from '#issues/index.ts';
import { issueLimits } from '#issues/pure.ts';
import { fillRuleSchema } from '#newsletters/pure.ts';
import { deskRoute } from '../../../desk-route.ts';
import { issueParams as params } from '../../issue-params.ts';

const body = z.strictObject({
  except: z.array(z.int().positive()).max(issueLimits.stories),
  rule: fillRuleSchema.optional(),
});

/** Stories by the letter's rule, or by another that was chosen for this issue. */
export const POST = deskRoute({ params, body }, ({ actor, params: { id }, body: sent, at }) =>
  suggestStories(actor, { id, ...sent, at }),
);
