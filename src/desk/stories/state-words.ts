/** The states of a story as the desk says them, each with the mark it is shown by. Pure. */
import type { Tone } from '../look/Chip.tsx';

export const stateWords = {
  idea: { word: 'Idea', tone: 'quiet' },
  draft: { word: 'Draft', tone: 'open' },
  in_review: { word: 'In review', tone: 'wait' },
  ready: { word: 'Ready', tone: 'wait' },
  scheduled: { word: 'Scheduled', tone: 'wait' },
  live: { word: 'Live', tone: 'good' },
  withdrawn: { word: 'Withdrawn', tone: 'bad' },
} as const satisfies Record<string, { word: string; tone: Tone }>;
