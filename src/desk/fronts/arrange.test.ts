import { expect, test } from 'vitest';
import { put, remove, step } from './arrange.ts';

const front = { lead: [1], secondary: [2, 3], strip: [4] };

test('a story is put at the end of a place, once, and a full place gives its last one up', () => {
  expect(put(front, 4, 'secondary')).toEqual({ lead: [1], secondary: [2, 3, 4], strip: [] });
  expect(put(front, 9, 'lead')).toEqual({ lead: [9], secondary: [2, 3], strip: [4] });
});

test('a step inside a place changes two neighbours', () => {
  expect(step(front, 2, 1).secondary).toEqual([3, 2]);
  expect(step(front, 2, 1).lead).toEqual([1]);
});

test('a step over the edge goes where there is room, and changes places where there is none', () => {
  expect(step(front, 3, 1)).toEqual({ lead: [1], secondary: [2], strip: [3, 4] });
  expect(step(front, 2, -1)).toEqual({ lead: [2], secondary: [1, 3], strip: [4] });
  expect(step(front, 1, -1)).toEqual(front);
  expect(step({ lead: [], secondary: [], strip: [4] }, 4, -1)).toEqual({
    lead: [],
    secondary: [4],
    strip: [],
  });
});

test('a removed story is nowhere', () => {
  expect(remove(front, 3)).toEqual({ lead: [1], secondary: [2], strip: [4] });
});
