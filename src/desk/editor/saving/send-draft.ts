/** Takes a draft to the server and says how it went, in the words of the saving machine. */
import type { Draft, DraftConflict } from '#articles/pure.ts';
import type { SaveAnswer, SaveRequest } from './saving.ts';

type Answer = SaveAnswer<Draft, DraftConflict>;

/** A server that says nothing for this long is not there. */
const patienceMs = 20_000;

export async function sendDraft(story: number, request: SaveRequest<Draft>): Promise<Answer> {
  const response = await fetch(`/api/desk/stories/${story}/draft`, {
    method: 'PUT',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(patienceMs),
    cache: 'no-store',
  }).catch(() => null);
  if (!response) return { kind: 'unreachable' };
  const said = await response.json().catch(() => null);
  switch (response.status) {
    case 200:
      if (typeof said?.revision !== 'number') return { kind: 'unreachable' };
      return said.draft
        ? { kind: 'merged', revision: said.revision, draft: said.draft }
        : { kind: 'saved', revision: said.revision };
    case 401:
      return { kind: 'signed-out' };
    case 403:
      return { kind: 'refused', reason: 'forbidden' };
    case 404:
      return { kind: 'refused', reason: 'absent' };
    case 409:
      return said?.theirs ? { ...said, kind: 'conflict' } : { kind: 'unreachable' };
    case 413:
      return { kind: 'refused', reason: 'too-large' };
    case 422:
      return { kind: 'refused', reason: 'invalid' };
    case 429:
      return { kind: 'wait', seconds: Number(said?.seconds) || 5 };
    default:
      return { kind: 'unreachable' };
  }
}
