import { expect, test } from 'vitest';
import { parseCsv } from './parse-csv.ts';

test('fields may be quoted and hold what parts fields and lines', () => {
  expect(parseCsv('\uFEFFtext,label\r\n"One, ""two""\nthree",a\n,b\n')).toEqual([
    ['text', 'label'],
    ['One, "two"\nthree', 'a'],
    ['', 'b'],
  ]);
  expect(() => parseCsv('a,"b"c')).toThrow('Line 1');
});
