/** The states of issues and of letters on their way, in the desk's words. */
import type { DeliveryState, IssueStatus } from '#issues/pure.ts';
import type { Tone } from '../look/Chip.tsx';

export const statusWords: Record<IssueStatus, { words: string; tone: Tone }> = {
  draft: { words: 'Draft', tone: 'open' },
  sending: { words: 'Being sent', tone: 'wait' },
  paused: { words: 'Paused', tone: 'bad' },
  sent: { words: 'Sent', tone: 'good' },
  cancelled: { words: 'Cancelled', tone: 'quiet' },
};

/** What is counted together, in the order it happens. */
export const stageWords: { name: string; states: DeliveryState[] }[] = [
  { name: 'Accepted', states: ['accepted'] },
  { name: 'Waiting', states: ['waiting', 'claimed', 'data'] },
  { name: 'Tried again later', states: ['deferred'] },
  { name: 'Refused', states: ['refused'] },
  { name: 'In doubt', states: ['in_doubt'] },
  { name: 'Not sent', states: ['cancelled'] },
];
