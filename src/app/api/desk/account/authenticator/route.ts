/** Somebody's own authenticator: begun, confirmed by its first code, removed. */
import { z } from 'zod';
import { own } from '#accounts/index.ts';
import { passwordSchema } from '#accounts/pure.ts';
import { answerWithCookies, deskRoute } from '../../desk-route.ts';

export const POST = deskRoute(
  { body: passwordSchema, withoutSecondFactor: true },
  ({ actor, body, request, from, at }) =>
    own.beginAuthenticator({ actor, headers: request.headers, from, at, ...body }),
);

const code = z.object({ code: z.string().trim().min(1, 'missing').max(10, 'malformed') });

export const PUT = deskRoute(
  { body: code, withoutSecondFactor: true },
  async ({ actor, body, request, from, at }) => {
    const given = { actor, headers: request.headers, from, at, ...body };
    const { result, cookies } = await own.confirmAuthenticator(given);
    return answerWithCookies(result, cookies);
  },
);

export const DELETE = deskRoute(
  { body: passwordSchema },
  async ({ actor, body, request, from, at }) => {
    const given = { actor, headers: request.headers, from, at, ...body };
    const { result, cookies } = await own.removeAuthenticator(given);
    return answerWithCookies(result, cookies);
  },
);
