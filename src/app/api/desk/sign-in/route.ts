/** The first step of signing in: address and password. */
import { entry } from '#accounts/index.ts';
import { signInSchema } from '#accounts/pure.ts';
import { entryRoute } from '../desk-route.ts';
import { answerEntry } from '../entry-answer.ts';

export const POST = entryRoute(signInSchema, async ({ body, at, from, request }) =>
  answerEntry(await entry.signIn({ ...body, headers: request.headers, from, at })),
);
