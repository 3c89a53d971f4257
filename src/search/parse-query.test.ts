import { expect, test } from 'vitest';
import { parseQuery, queryLimits, tsquery } from './parse-query.ts';

test.each([
  ['hikvision ban', "('hikvision' & 'ban')"],
  ['"surveillance technology" xinjiang', "('surveillance technology' & 'xinjiang')"],
  ['china -trade', "('china' & !'trade')"],
  ['china -"trade war"', "('china' & !'trade war')"],
  ['hikv*', "(('hikv':*))"],
  ['gaza OR ukraine', "('gaza') | ('ukraine')"],
  ["o'clock", "('o''clock')"],
  ['"never closed', "('never closed')"],
  ['Café', "('café')"],
  ['3.5 24/7 co-op', "('3.5' & '24/7' & 'co-op')"],
  ['ab*', "('ab')"],
])('%s is read as %s', (typed, expected) => {
  expect(tsquery(parseQuery(typed))).toBe(expected);
});

test.each(['', '   ', '*', '%', '"', '""', '- -', 'OR', '-china', "';--", '😀', '\0'])(
  '%j asks for nothing',
  (typed) => {
    expect(parseQuery(typed)).toEqual({ alternatives: [], text: '' });
  },
);

test('a prefix also asks for the archive’s words that begin with it', () => {
  const complete = { universi: ['university', 'universities'] };
  expect(tsquery(parseQuery('universi*'), complete)).toBe(
    "(('universi':* | 'university' | 'universities'))",
  );
});

test('queries that mean the same are written the same', () => {
  expect(parseQuery('  China   -"Trade  war" ').text).toBe(parseQuery('china -"trade war"').text);
});

test('a long query is cut, and a crowd of words as well', () => {
  const { alternatives } = parseQuery('word '.repeat(3000));
  expect(alternatives.flat()).toHaveLength(queryLimits.terms);
  expect(parseQuery('x'.repeat(10_000)).text).toHaveLength(queryLimits.length);
});
