import { expect, test } from 'vitest';
import { isMachine } from './machines.ts';

const acceptedAt = new Date('2026-01-01T12:00:00Z');
const after = (seconds: number) => new Date(acceptedAt.getTime() + seconds * 1000);
const firefox = 'Mozilla/5.0 (X11; Linux x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';

test.each([
  ['a browser, minutes later', firefox, 300, false],
  ['a telephone', iphone, 3600, false],
  ['a browser, at once', firefox, 4, true],
  ['a browser, before the server answered', firefox, -1, true],
  ['who says nothing of themselves', '  ', 300, true],
  ['Apple’s proxy', 'Mozilla/5.0', 300, true],
  [
    'Gmail’s proxy',
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    300,
    true,
  ],
  ['Yahoo’s proxy', 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy', 300, true],
  ['a program', 'python-requests/2.32', 300, true],
  ['a robot', 'Mozilla/5.0 (compatible; SomeBot/1.0)', 300, true],
])('%s', (_, agent, seconds, expected) => {
  expect(isMachine({ agent, at: after(seconds), acceptedAt })).toBe(expected);
});

test('what is opened before anybody knows that it was taken, a machine opened', () => {
  expect(isMachine({ agent: firefox, at: after(300), acceptedAt: null })).toBe(true);
});
