/** Where a story stands with the server, in a sentence. */
import type { Phase, Refusal, Saving } from './saving.ts';

const refusals: Record<Refusal, string> = {
  forbidden: 'You may no longer change this story. Copy what you wrote before you leave.',
  absent: 'This story is gone. Copy what you wrote before you leave.',
  invalid: 'Not saved: a field beside the story needs a change. Kept in this browser.',
  'too-large': 'Not saved: the story is too long. Split it into two. Kept in this browser.',
};

export function savingInWords(state: Saving<unknown, unknown>, now: number): string {
  switch (state.phase.kind) {
    case 'quiet':
      return state.savedAt === null ? 'Saved' : `Saved ${ago(now - state.savedAt)}`;
    case 'waiting':
    case 'sending':
      return 'Saving…';
    case 'offline':
      return 'Not saved: no connection. Kept in this browser, and tried again.';
    case 'signed-out':
      return 'Not saved: you are signed out. Kept in this browser.';
    case 'conflict':
      return 'Not saved: somebody else changed the same words. Choose below.';
    case 'refused':
      return refusals[state.phase.reason];
  }
}

/** Whether the sentence has to reach somebody who is not looking at it. */
export function isAlarm({ kind }: Phase<unknown, unknown>): boolean {
  return kind === 'offline' || kind === 'signed-out' || kind === 'conflict' || kind === 'refused';
}

function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 5) return 'just now';
  if (seconds < 90) return `${seconds} s ago`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
}
