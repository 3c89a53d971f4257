/** What comes next for a story, in words: the one button, and what everybody is waiting for. Pure. */

type Hand = 'idea' | 'draft' | 'in_review' | 'ready';

export type Standing = {
  state: Hand | 'scheduled' | 'live' | 'withdrawn';
  /** Readers see it, whatever state its next text is in. */
  isLive: boolean;
  /** The moves this person may make by hand. */
  mayMoveTo: readonly Hand[];
  mayPublish: boolean;
};

export type Step =
  | { act: 'move'; to: Hand; words: string }
  | { act: 'publish'; words: string }
  | { act: 'unschedule'; words: string }
  | { act: 'restore'; words: string };

const moveWords: Record<Hand, string> = {
  idea: 'Back to ideas',
  draft: 'Back to draft',
  in_review: 'Send for review',
  ready: 'Mark as ready',
};

/** The way forward, from the nearest. */
const forward: Hand[] = ['draft', 'in_review', 'ready'];

/** The one button; null when there is nothing for this person to do. */
export function nextStep(standing: Standing): Step | null {
  const { state, isLive, mayMoveTo, mayPublish } = standing;
  if (state === 'live') return null;
  if (state === 'withdrawn') {
    return mayPublish ? { act: 'restore', words: 'Restore for readers' } : null;
  }
  if (state === 'scheduled') {
    return mayPublish ? { act: 'unschedule', words: 'Take off the schedule' } : null;
  }
  // Who may publish decides in review; sending it back to the queue is not their next step.
  if (mayPublish && state !== 'idea') {
    return { act: 'publish', words: isLive ? 'Publish the changes…' : 'Publish…' };
  }
  const to = forward.slice(forward.indexOf(state) + 1).find((each) => mayMoveTo.includes(each));
  return to
    ? { act: 'move', to, words: state === 'idea' ? 'Start the draft' : moveWords[to] }
    : null;
}

/** The other moves, for the menu beside the button. */
export function otherSteps(standing: Standing): Step[] {
  const first = nextStep(standing);
  const moves = standing.mayMoveTo
    .filter((to) => !(first?.act === 'move' && first.to === to))
    .map((to) => ({ act: 'move' as const, to, words: moveWords[to] }));
  const publish: Step[] =
    standing.mayPublish && standing.state === 'idea'
      ? [{ act: 'publish', words: 'Publish…' }]
      : standing.mayPublish && standing.state === 'scheduled'
        ? [{ act: 'publish', words: 'Publish or reschedule…' }]
        : [];
  return [...moves, ...publish];
}

/** What stands beside the state when there is no button, or beside it. */
export function waitingWords({ state, isLive, mayPublish }: Standing): string | null {
  switch (state) {
    case 'in_review':
      return mayPublish ? null : 'An editor reads it now.';
    case 'ready':
      return mayPublish ? null : 'An editor publishes it.';
    case 'live':
      return 'Readers see all of it. What you change is a draft until it is published.';
    case 'withdrawn':
      return 'Readers are told that it was withdrawn.';
    default:
      return isLive ? 'Readers see the text before these changes.' : null;
  }
}
