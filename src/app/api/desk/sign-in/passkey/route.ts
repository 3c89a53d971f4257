/** Signing in with a passkey: first what the browser is asked for, then what it answered. */
import { z } from 'zod';
import { entry } from '#accounts/index.ts';
import { answerWithCookies, entryRoute } from '../../desk-route.ts';
import { answerEntry } from '../../entry-answer.ts';

/** Not a GET, because it sets a cookie. */
export const PUT = entryRoute(z.object({}), async ({ request }) => {
  const { options, cookies } = await entry.beginPasskeySignIn(request.headers);
  return answerWithCookies({ options }, cookies);
});

export const POST = entryRoute(
  z.object({ response: entry.passkeyResponseSchema }),
  async ({ body, at, from, request }) =>
    answerEntry(await entry.signInWithPasskey({ ...body, headers: request.headers, from, at })),
);
