/** Takes up the first owner's link or an invitation, and signs the new member of staff in. */
import { entry } from '#accounts/index.ts';
import { welcomeSchema } from '#accounts/pure.ts';
import { entryRoute } from '../desk-route.ts';
import { answerEntry } from '../entry-answer.ts';

export const POST = entryRoute(welcomeSchema, async ({ body, at, from, request }) => {
  const joined = await entry.acceptWelcome(body, at);
  if (joined.kind !== 'joined') return joined;
  const { email } = joined;
  const { password } = body;
  return answerEntry(await entry.signIn({ email, password, headers: request.headers, from, at }));
});
