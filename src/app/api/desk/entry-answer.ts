/** What a way in answers: cookies, or why not, without telling what is known. */
import type { entry } from '#accounts/index.ts';
import { answerWithCookies } from './desk-route.ts';

export function answerEntry(result: entry.SignInResult): Response {
  switch (result.kind) {
    case 'wrong':
      return Response.json({ reason: 'wrong' }, { status: 403 });
    case 'wait':
      return Response.json(
        { reason: 'wait', seconds: result.seconds },
        { status: 429, headers: { 'retry-after': String(result.seconds) } },
      );
    default:
      return answerWithCookies({ kind: result.kind }, result.cookies);
  }
}
