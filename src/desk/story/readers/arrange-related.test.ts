import { expect, test } from 'vitest';
import { ban, move, pin, type RelatedChoice, release } from './arrange-related.ts';

const story = (id: number) => ({ id, headline: `Story ${id}`, url: `/s/${id}`, reason: null });
const choice: RelatedChoice = {
  pinned: [story(1), story(2)],
  found: [story(3), story(4)],
  banned: [story(5)],
};
const ids = ({ pinned, found, banned }: RelatedChoice) =>
  [pinned, found, banned].map((list) => list.map(({ id }) => id));

test('a story is in one place only, however it is moved', () => {
  expect(ids(pin(choice, story(3)))).toEqual([[1, 2, 3], [4], [5]]);
  expect(ids(pin(choice, story(5)))).toEqual([[1, 2, 5], [3, 4], []]);
  expect(ids(ban(choice, story(1)))).toEqual([[2], [3, 4], [5, 1]]);
  expect(ids(release(choice, story(5)))).toEqual([[1, 2], [3, 4], []]);
});

test('pins move by one place, and stop at the ends', () => {
  expect(ids(move(choice, 2, -1))[0]).toEqual([2, 1]);
  expect(move(choice, 2, 1)).toBe(choice);
  expect(move(choice, 1, -1)).toBe(choice);
  expect(move(choice, 3, 1)).toBe(choice);
});
