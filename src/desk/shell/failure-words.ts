/** Why something could not be done, for the person who tried; what to do about it where there is something. */
import type { ApiAnswer } from './api.ts';

export function failureWords(answer: Exclude<ApiAnswer<unknown>, { kind: 'ok' }>): string {
  switch (answer.kind) {
    case 'forbidden':
      return 'Your role may not do this. An editor or a publisher can.';
    case 'absent':
      return 'It is not there any more. Somebody may have moved or withdrawn it.';
    case 'signed-out':
      return 'You are signed out. Sign in again in another tab; nothing here is lost.';
    case 'conflict':
      return 'Somebody else has changed this since you opened it. Look again, then decide.';
    case 'too-large':
      return 'It is too large to be sent.';
    case 'wait':
      return `Too many tries. Try again in ${Math.ceil(answer.seconds / 60)} min.`;
    case 'invalid':
      return 'Something in it is not right yet.';
    case 'unreachable':
      return answer.status === null
        ? 'The server cannot be reached. Check the connection and try again.'
        : 'The server could not do it now. Try again in a moment.';
  }
}
