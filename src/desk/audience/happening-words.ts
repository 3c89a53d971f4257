/** What happened with a person, in the desk's words. */
import type { audience } from '#subscribers/index.ts';
import type { Tone } from '../look/Chip.tsx';
import { suppressedWords } from './audience-words.ts';

type Words = { tone: Tone; words: string };

const consent: Record<
  Extract<audience.Happening, { kind: 'consent' }>['what'],
  { tone: Tone; words: string }
> = {
  asked: { tone: 'wait', words: 'Asked for' },
  confirmed: { tone: 'good', words: 'Confirmed' },
  left: { tone: 'quiet', words: 'Left' },
  paused: { tone: 'wait', words: 'Paused' },
  resumed: { tone: 'good', words: 'Went on' },
  address_changed: { tone: 'open', words: 'Changed the address' },
  imported: { tone: 'good', words: 'Brought in from a file, for' },
};

const delivery: Record<string, Words> = {
  waiting: { tone: 'wait', words: 'Waits to be sent' },
  claimed: { tone: 'wait', words: 'Is being sent' },
  data: { tone: 'wait', words: 'Is being sent' },
  accepted: { tone: 'good', words: 'Submitted: the mail server took it' },
  deferred: { tone: 'wait', words: 'The mail server put it off' },
  refused: { tone: 'bad', words: 'The mail server refused it' },
  in_doubt: { tone: 'bad', words: 'In doubt' },
  cancelled: { tone: 'quiet', words: 'Not sent' },
};

export function happeningWords(one: audience.Happening): Words {
  switch (one.kind) {
    case 'consent': {
      const { tone, words } = consent[one.what];
      return { tone, words: one.letter ? `${words} ${one.letter}` : words };
    }
    case 'delivery':
      return delivery[one.state] ?? { tone: 'open', words: one.state };
    case 'bounce':
      return one.how === 'hard'
        ? { tone: 'bad', words: 'It came back for good' }
        : { tone: 'wait', words: 'It came back this time' };
    case 'complaint':
      return { tone: 'bad', words: 'Reported as unwanted' };
    case 'opened':
      return { tone: 'open', words: 'Opened' };
    case 'clicked':
      return { tone: 'open', words: 'Followed a link' };
    case 'feedback':
      return { tone: 'open', words: one.isMore ? 'Wants more like this' : 'Wants less like this' };
    case 'suppressed':
      return {
        tone: 'bad',
        words: `${suppressedWords[one.reason]}: nothing is sent from here on${one.by ? ` (${one.by})` : ''}`,
      };
    case 'suppression-added':
      return { tone: 'bad', words: `${one.by} stopped writing to the address` };
    case 'suppression-lifted':
      return { tone: 'good', words: `${one.by} took the address off the list` };
  }
}
