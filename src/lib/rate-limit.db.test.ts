import { describe, expect, test } from 'vitest';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { database } from './database.ts';
import { addressBlock, isWithinLimit, pruneRateWindows } from './rate-limit.ts';

const limit = { name: 'test', most: 2, windowMs: 60_000 };
const at = new Date('2026-01-01T12:00:30Z');
const nextWindow = new Date('2026-01-01T12:01:00Z');

describe.runIf(hasDatabase)('a rate limit', () => {
  useDatabase();

  test('lets so many through in one window, and again in the next', async () => {
    const answers = [];
    for (let turn = 0; turn < 3; turn += 1) answers.push(await isWithinLimit(limit, 'a', at));
    expect(answers).toEqual([true, true, false]);
    expect(await isWithinLimit(limit, 'a', nextWindow)).toBe(true);
  });

  test('counts each by itself, and attempts at the same moment together', async () => {
    const answers = await Promise.all(
      ['a', 'a', 'a', 'b'].map((by) => isWithinLimit(limit, by, at)),
    );
    expect(answers.slice(0, 3).filter(Boolean)).toHaveLength(2);
    expect(answers[3]).toBe(true);
  });

  test('keeps no address, and forgets what is old', async () => {
    await isWithinLimit(limit, '192.0.2.7', at);
    const rows = await database().rateWindow.findMany();
    expect(JSON.stringify(rows)).not.toContain('192.0.2');
    await pruneRateWindows(nextWindow);
    expect(await database().rateWindow.count()).toBe(0);
  });
});

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:12:34::1', '2001:db8:12::/48'],
  ['2001:0DB8:0012::9', '2001:db8:12::/48'],
  ['::1', '0:0:0::/48'],
  ['', ''],
])('the block of %s is %s', (address, block) => {
  expect(addressBlock(address)).toBe(block);
});
