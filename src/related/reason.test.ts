import { expect, test } from 'vitest';
import { aboutBoth, reasonWords } from './reason.ts';

const surfaces = new Map([
  ['xinjiang', { text: 'Xinjiang', isName: true }],
  ['refus', { text: 'refused', isName: false }],
  ['comet', { text: 'comets', isName: false }],
]);
const reason = (topics: string[], terms: string[]) =>
  reasonWords(aboutBoth({ topics, terms }, surfaces));

test('a reason names topics, then names, and plain words only where there is neither', () => {
  expect(reason(['Trade'], ['refus'])).toBe('Both about Trade');
  expect(reason(['Trade'], ['refus', 'xinjiang'])).toBe('Both about Trade and Xinjiang');
  expect(reason([], ['comet', 'xinjiang'])).toBe('Both about Xinjiang');
  expect(reason([], ['comet', 'refus'])).toBe('Both about comets and refused');
  expect(reason([], [])).toBeNull();
});
