/**
 * What an answer of the mail server means for a letter. Nothing that may have been delivered is ever
 * tried again by itself, and trouble that is not the recipient's is never held against them.
 */
import type { Outcome } from '#mail/index.ts';

export type Consequence =
  | 'accepted'
  /** This letter later, with patience. */
  | 'deferred'
  /** Not to this person. */
  | 'refused'
  /** Perhaps it arrived: a person decides. */
  | 'in-doubt'
  /** The trouble is between us and the server: the letter is as it was. */
  | 'again'
  /** The server will not work for us at all: the issue stops, and the letter is as it was. */
  | 'stop';

/** Not about anybody's address: we are not signed in, or we do not understand each other. */
const aboutUs = new Set([500, 502, 503, 504, 530, 534, 535, 538]);

export function consequenceOf(outcome: Outcome): Consequence {
  switch (outcome.kind) {
    case 'accepted':
      return 'accepted';
    case 'no-answer':
      return 'in-doubt';
    case 'not-begun':
      return 'again';
    case 'answered-no': {
      const { step, code } = outcome;
      const isForGood = code >= 500;
      if (aboutUs.has(code)) return 'stop';
      if (step === 'session' || step === 'sender') return isForGood ? 'stop' : 'again';
      return isForGood ? 'refused' : 'deferred';
    }
  }
}

/** The address does not exist: 5.1.x (RFC 3463) beside a refusal of the recipient. */
export function isHardBounce(outcome: Outcome): boolean {
  return (
    outcome.kind === 'answered-no' &&
    outcome.step === 'recipient' &&
    consequenceOf(outcome) === 'refused' &&
    /^5\d\d[ -]5\.1\.\d/.test(outcome.response)
  );
}

const minute = 60_000;
export const mostTries = 8;
export const longestMs = 48 * 60 * minute;

/**
 * When a deferred letter is tried again: 5 minutes, then twice as long each time, a quarter more or less
 * so that they do not come together. Null when it was tried often or long enough. `chance` is 0 to 1.
 */
export function nextTry(
  { tries, firstTryAt, at }: { tries: number; firstTryAt: Date; at: Date },
  chance: number,
): Date | null {
  const waitMs = 5 * minute * 2 ** (tries - 1) * (0.75 + chance / 2);
  const next = new Date(at.getTime() + waitMs);
  return tries >= mostTries || next.getTime() - firstTryAt.getTime() > longestMs ? null : next;
}
