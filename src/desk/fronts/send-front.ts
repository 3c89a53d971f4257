/** Puts a choice on a front, and says in words when that was refused. */
import type { FrontChoice } from '#fronts/pure.ts';
import { frontChoiceSchema } from '#fronts/pure.ts';
import { callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';

type Sent =
  | { kind: 'saved' }
  | { kind: 'conflict'; theirs: FrontChoice }
  | { kind: 'refused'; words: string };

export async function sendFront(
  edition: number,
  body: { seen: FrontChoice; wanted: FrontChoice },
): Promise<Sent> {
  const answer = await callDesk('PUT', `fronts/${edition}`, { body });
  if (answer.kind === 'ok') return { kind: 'saved' };
  if (answer.kind === 'conflict') {
    const theirs = frontChoiceSchema.safeParse(answer.data.theirs);
    if (theirs.success) return { kind: 'conflict', theirs: theirs.data };
  }
  return { kind: 'refused', words: failureWords(answer) };
}
