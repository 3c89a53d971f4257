/** The form of a letter, whole and valid; a test says only what it is about. */
import type { LetterForm } from '#newsletters/pure.ts';

export function letterForm(fields: Partial<LetterForm> = {}): LetterForm {
  return {
    name: 'Morning',
    promise: 'What matters, before work.',
    cadence: 'weekdays',
    schedule: 'Weekdays at 7 am',
    edition: null,
    place: 1,
    senderName: '',
    replyTo: '',
    accent: '',
    logo: null,
    header: '',
    footer: '',
    welcomeSubject: '',
    welcomeText: '',
    archiveIsPublic: true,
    placed: { sections: [], formats: [], after: null, foot: false },
    rule: { sections: [], formats: [], days: null, count: 5, sparesOthers: false },
    scheduled: null,
    digest: { time: '18:00', day: 7 },
    ...fields,
  };
}
