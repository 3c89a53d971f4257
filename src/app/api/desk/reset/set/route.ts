/** Chooses the new password with the link. */
import { entry } from '#accounts/index.ts';
import { resetSchema } from '#accounts/pure.ts';
import { entryRoute } from '../../desk-route.ts';

export const POST = entryRoute(resetSchema, ({ body, at }) => entry.resetPassword(body, at));
