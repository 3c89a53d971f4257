/** Takes a draft to the server and says how it went, in the words of the saving machine. */
import type { Draft, DraftConflict } from '#articles/pure.ts';
import { callDesk } from '../../shell/api.ts';
import type { SaveAnswer, SaveRequest } from './saving.ts';

type Ok = { revision: number; draft?: Draft };
type Answer = SaveAnswer<Draft, DraftConflict>;

export async function sendDraft(story: number, request: SaveRequest<Draft>): Promise<Answer> {
  const answer = await callDesk<Ok>('PUT', `stories/${story}/draft`, { body: request });
  switch (answer.kind) {
    case 'ok': {
      const { revision, draft } = answer.data;
      return draft ? { kind: 'merged', revision, draft } : { kind: 'saved', revision };
    }
    case 'conflict': {
      // What the route answers with 409 is a conflict of drafts and nothing else.
      const { base, theirs, merged, conflicts } = answer.data as Omit<Extract<Answer, { kind: 'conflict' }>, 'kind'>;
      return { kind: 'conflict', base, theirs, merged, conflicts };
    }
    case 'signed-out':
    case 'unreachable':
      return { kind: answer.kind };
    case 'wait':
      return { kind: 'wait', seconds: answer.seconds };
    case 'forbidden':
    case 'absent':
    case 'invalid':
    case 'too-large':
      return { kind: 'refused', reason: answer.kind };
  }
}
