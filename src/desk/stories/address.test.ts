import { expect, test } from 'vitest';
import { isSameList, listHref, readFilters } from './address.ts';

test('a changed filter starts at the first page, and an empty one is left out', () => {
  const filters = { state: 'draft', q: 'camera', page: '3' };
  expect(listHref('/desk/stories', filters, { state: '' })).toBe('/desk/stories?q=camera');
  expect(listHref('/desk/stories', filters, { page: '2' })).toBe(
    '/desk/stories?state=draft&q=camera&page=2',
  );
  expect(listHref('/desk/stories', {})).toBe('/desk/stories');
});

test('an address that says a filter twice means the last', () => {
  expect(readFilters({ state: ['draft', 'live'], q: '', sort: undefined })).toEqual({
    state: 'live',
  });
});

test('the page is no part of which list it is', () => {
  expect(isSameList({ a: '1', b: '2', page: '4' }, { b: '2', a: '1' })).toBe(true);
  expect(isSameList({ a: '1' }, { a: '2' })).toBe(false);
});
