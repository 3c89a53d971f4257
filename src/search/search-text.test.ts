import { expect, test } from 'vitest';
import { searchText } from './search-text.ts';

test('a body is searched by what a reader reads of it', () => {
  const body = [
    '## A *heading*',
    'A [link](https://example.org/secret) and a claim.:cite{source="one"}',
    ':::key-points\n- First\n- Second\n:::',
    '> Quoted.',
    '::figure{picture="map"}',
    'Bell \u0007 and null \u0000.',
  ].join('\n\n');
  expect(searchText(body)).toEqual({
    text: 'A heading · A link and a claim. Key points First Second Quoted. Bell and null .',
    pictures: ['map'],
  });
});
