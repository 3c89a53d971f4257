/** A new passkey: first what the browser is asked for, then what it answered. */
import { z } from 'zod';
import { entry, own } from '#accounts/index.ts';
import { passkeyNameSchema } from '#accounts/pure.ts';
import { answerWithCookies, deskRoute } from '../../desk-route.ts';

export const PUT = deskRoute({ fresh: true, withoutSecondFactor: true }, async ({ request }) => {
  const { options, cookies } = await own.beginPasskey(request.headers);
  return answerWithCookies({ options }, cookies);
});

const added = z.object({ response: entry.passkeyResponseSchema, name: passkeyNameSchema });

export const POST = deskRoute(
  { body: added, fresh: true, withoutSecondFactor: true },
  async ({ actor, body, request }) => {
    const result = await own.addPasskey({ actor, headers: request.headers, ...body });
    if (result.kind === 'added') return result;
    return { kind: 'invalid', problems: [{ field: 'name', code: 'refused' }] };
  },
);
