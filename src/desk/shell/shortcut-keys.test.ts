import { expect, test } from 'vitest';
import { isPlain, keyCaps, meaning, type Press, written } from './shortcut-keys.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test('a press is written as people write keys', () => {
  expect(written(press('k', { metaKey: true }))).toBe('mod+k');
  expect(written(press('K', { ctrlKey: true, shiftKey: true }))).toBe('mod+shift+k');
  expect(written(press('?', { shiftKey: true }))).toBe('?');
  expect(written(press('ArrowUp', { altKey: true, shiftKey: true }))).toBe('alt+shift+arrowup');
});

test('one key after another is one shortcut, and a wrong second key starts anew', () => {
  const shortcuts = [{ keys: 'g s' }, { keys: 'g t' }, { keys: 'n' }];
  expect(meaning(shortcuts, '', press('g'))).toEqual({ kind: 'wait', held: 'g' });
  expect(meaning(shortcuts, 'g', press('t'))).toEqual({ kind: 'run', shortcut: { keys: 'g t' } });
  expect(meaning(shortcuts, 'g', press('n'))).toEqual({ kind: 'run', shortcut: { keys: 'n' } });
  expect(meaning(shortcuts, 'g', press('x'))).toEqual({ kind: 'none' });
});

test('the last registered shortcut has the key', () => {
  const page = { keys: 'n', of: 'page' };
  const dialog = { keys: 'N', of: 'dialog' };
  expect(meaning([page, dialog], '', press('n'))).toEqual({ kind: 'run', shortcut: dialog });
});

test('only keys without Ctrl or Alt are held back while somebody types', () => {
  expect(['?', 'g s', 'mod+s', 'alt+1', 'F2'].map(isPlain)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('the sheet shows the caps of this keyboard', () => {
  expect(keyCaps('mod+K', false)).toEqual([['Ctrl', 'K']]);
  expect(keyCaps('mod+K', true)).toEqual([['⌘', 'K']]);
  expect(keyCaps('g s', false)).toEqual([['G'], ['S']]);
});
