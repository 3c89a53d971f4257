import { expect, test } from 'vitest';
import { type BylineName, bylineText, inWords } from './byline.ts';

function name(who: string, more: Partial<BylineName> = {}): BylineName {
  const person = { slug: who.toLowerCase(), name: who, kind: 'reporter' as const };
  return { role: 'author', editionLabel: 'The Paper UK', person, ...more };
}

test('one author, and the edition', () => {
  expect(bylineText([name('Ada')])).toBe('By Ada, The Paper UK');
});

test('authors first, then those who helped', () => {
  const names = [name('Ada'), name('Ben'), name('Cy', { role: 'research', editionLabel: 'Other' })];
  expect(bylineText(names)).toBe('By Ada and Ben, research by Cy, The Paper UK');
});

test('a desk that is named after its edition is not followed by it again', () => {
  expect(bylineText([name('The Paper UK')])).toBe('By The Paper UK');
});

test('authors of two editions name both', () => {
  const names = [name('Ada'), name('Ben', { editionLabel: 'The Paper US' })];
  expect(bylineText(names)).toBe('By Ada and Ben, The Paper UK, The Paper US');
});

test('a list of names reads as a sentence would', () => {
  expect(inWords(['Ada', 'Ben', 'Cy'])).toBe('Ada, Ben and Cy');
  expect(inWords([])).toBe('');
});
