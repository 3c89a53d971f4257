/** The audience in the desk's words. */
import type { AudienceState, Engagement, SuppressionReason } from '#subscribers/pure.ts';
import type { Tone } from '../look/Chip.tsx';

export const stateWords: Record<AudienceState, string> = {
  confirmed: 'Confirmed',
  pending: 'Not confirmed yet',
  left: 'Left',
  paused: 'Paused',
  suppressed: 'Never written to',
};

export const engagementWords: Record<Engagement, string> = {
  'active-30': 'Reached in the last 30 days',
  'active-90': 'Reached in the last 90 days',
  'quiet-90': 'Quiet for 90 days',
  'quiet-180': 'Quiet for 180 days',
  never: 'Never sent anything',
};

export const suppressedWords: Record<SuppressionReason, string> = {
  bounced: 'Mail to it came back',
  complained: 'Reported as unwanted',
  desk: 'Stopped by the desk',
};

export const subscriptionTones: Record<'confirmed' | 'pending' | 'left', Tone> = {
  confirmed: 'good',
  pending: 'wait',
  left: 'quiet',
};

/** After the name of a letter. */
export const subscriptionWords = { confirmed: '', pending: ', not confirmed', left: ', left' };

const forms: Record<string, string> = {
  import: 'Brought in from a file',
  newsletters: 'The page of newsletters',
  choices: 'Their own page',
  foot: 'The foot of a story',
};

/** Where somebody came from: the name of a form, as it stands in the evidence. */
export function formWords(form: string): string {
  return forms[form] ?? form;
}
