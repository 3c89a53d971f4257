/** The second step: a code of the authenticator, or a recovery code. */
import { entry } from '#accounts/index.ts';
import { codeSchema } from '#accounts/pure.ts';
import { entryRoute } from '../../desk-route.ts';
import { answerEntry } from '../../entry-answer.ts';

export const POST = entryRoute(codeSchema, async ({ body, at, from, request }) =>
  answerEntry(await entry.giveCode({ ...body, headers: request.headers, from, at })),
);
