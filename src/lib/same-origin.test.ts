import { expect, test } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const ours = ['https://news.example'];

test.each([
  [{ secFetchSite: 'same-origin', origin: undefined }, true],
  [{ secFetchSite: 'cross-site', origin: 'https://news.example' }, false],
  [{ secFetchSite: 'same-site', origin: 'https://news.example' }, false],
  [{ secFetchSite: 'none', origin: undefined }, false],
  [{ secFetchSite: undefined, origin: 'https://news.example' }, true],
  [{ secFetchSite: undefined, origin: 'https://evil.example' }, false],
  [{ secFetchSite: undefined, origin: 'null' }, false],
  [{ secFetchSite: undefined, origin: undefined }, false],
])('%j is ours: %s', (headers, expected) => {
  expect(isSameOrigin(headers, ours)).toBe(expected);
});
