/** What is wrong with a field, in words that say how to put it right. */
import { passwordLimits } from '#accounts/pure.ts';

const words: Record<string, string> = {
  missing: 'Fill this in.',
  'too-long': 'This is too long.',
  malformed: 'This does not look right. Check it for typing errors.',
  'too-short': `Use ${passwordLimits.least} characters or more. A few words make a good password.`,
  common: 'This is among the first passwords that are guessed. Choose another.',
  taken: 'Somebody at the desk has this address already.',
  wait: 'Too many tries. Wait a minute, then try again.',
  refused: 'The browser’s answer could not be taken. Try again.',
  'last-owner': 'This is the only owner. Make somebody else an owner first.',
  'own-first': 'Set up a second factor for yourself first, or you would lock yourself out.',
  wrong: 'This is not right. Try again.',
  unknown: 'This does not exist.',
  'address-taken': 'Something has this address already. Choose another.',
  'no-alt': 'This picture has no alternative text yet. Write one in the library first.',
  'no-colour': 'Write a colour as # and six digits, such as #9f1d1d.',
  'too-pale': 'This colour is too pale to read on the paper of a mail. Take a darker one.',
  'no-time': 'Write a time such as 07:00.',
  'no-day': 'Choose one day or more.',
  'no-number': 'This number is out of range.',
  'too-many': 'These are too many.',
  'too-short-words':
    'Say in a sentence how these people agreed, for example on which form and when.',
  listed: 'This address is on the list already.',
};

export function problemWords(code: string): string {
  return words[code] ?? 'This cannot be used.';
}
