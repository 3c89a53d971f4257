import { expect, test } from 'vitest';
import { diffBlocks, diffText } from './diff.ts';

test('a word that was changed is told from those that stayed', () => {
  expect(diffText('Ten cameras were sold.', 'Two cameras were sold.')).toEqual([
    { kind: 'removed', text: 'Ten' },
    { kind: 'added', text: 'Two' },
    { kind: 'same', text: ' cameras were sold.' },
  ]);
});

test('a paragraph that was edited is compared, one that was replaced is not', () => {
  const before = ['It was sold in May.', 'Nobody knew.', 'The end.'];
  const after = ['It was sold in June.', 'A word from the firm.', 'The end.'];
  expect(diffBlocks(before, after).map(({ kind }) => kind)).toEqual([
    'changed',
    'added',
    'removed',
    'same',
  ]);
});
