import { expect, test } from 'vitest';
import { focusClass } from './focus-class.ts';

test('a point in the middle needs no class', () => {
  expect(focusClass([0.5, 0.5])).toBeUndefined();
  expect(focusClass([0.4, 0.6])).toBeUndefined();
});

test('a point near a side keeps that side', () => {
  expect(focusClass([0.1, 0.4])).toBe('focus-start');
  expect(focusClass([0.9, 0.5])).toBe('focus-end');
  expect(focusClass([0.5, 0.1])).toBe('focus-top');
  expect(focusClass([0.5, 0.9])).toBe('focus-bottom');
});
