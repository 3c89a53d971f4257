import { expect, test } from 'vitest';
import { againstWhat, choiceWords, type Entry, marksOf } from './revision-words.ts';

const entry = (revision: number, fields: Partial<Entry> = {}): Entry => ({
  revision,
  from: revision,
  saves: 1,
  startedAt: '2026-01-01T10:00:00.000Z',
  at: '2026-01-01T10:00:00.000Z',
  by: 'Ed',
  name: null,
  isMerged: false,
  isHead: false,
  isLive: false,
  published: [],
  ...fields,
});

test('a revision is set against the newest, and the newest against what readers see', () => {
  const entries = [entry(7, { isHead: true }), entry(5), entry(4, { isLive: true }), entry(1)];
  expect(againstWhat(entries, 5)).toBe(7);
  expect(againstWhat(entries, 7)).toBe(4);
});

test('the newest that readers see already is set against the one before it', () => {
  const entries = [entry(3, { isHead: true, isLive: true }), entry(2)];
  expect(againstWhat(entries, 3)).toBe(2);
  expect(againstWhat([entry(1, { isHead: true })], 1)).toBe(1);
});

test('what marks a revision out is said in words', () => {
  const published = [{ at: '2026-01-01T11:00:00.000Z', isMinor: true }];
  expect(marksOf(entry(2, { isLive: true, isHead: true, published }))).toEqual([
    'Readers see it',
    'Minor edit',
    'The newest',
  ]);
  expect(choiceWords(entry(2, { name: 'As counsel read it', by: null }), 'today 10:00')).toBe(
    'Revision 2, As counsel read it, A content file, today 10:00',
  );
});
