import { expect, test } from 'vitest';
import { unicodeRange } from './font-faces.ts';

test('neighbouring characters become one range, lone ones stand alone', () => {
  expect(unicodeRange('CABéA')).toBe('U+41-43, U+E9');
});
