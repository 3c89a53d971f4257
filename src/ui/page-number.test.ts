import { expect, test } from 'vitest';
import { headlineSize } from './headline-size.ts';
import { pageNumber } from './page-number.ts';

test('one page has one address', () => {
  expect(pageNumber('3')).toBe(3);
  for (const text of ['0', '03', '3.5', '-1', 'three', '', '1e3', '99999999']) {
    expect(pageNumber(text)).toBeNull();
  }
});

test('a long headline is set smaller', () => {
  expect(headlineSize('A short one')).toBeUndefined();
  expect(headlineSize('x'.repeat(140))).toBe('long');
});
