import { expect, test } from 'vitest';
import { lastMoment, nextMoment, type Schedule } from './moments.ts';

const london = (days: number[], minute: number): Schedule => ({
  days,
  minute,
  timeZone: 'Europe/London',
});
const iso = (at: Date | null) => at?.toISOString() ?? null;
const everyDay = [1, 2, 3, 4, 5, 6, 7];

test('seven in the morning stays seven in the morning when the clock changes', () => {
  const schedule = london(everyDay, 7 * 60);
  // The clock goes forward on 29 March 2026 and back on 25 October.
  expect(iso(nextMoment(schedule, new Date('2026-03-28T12:00:00Z')))).toBe(
    '2026-03-29T06:00:00.000Z',
  );
  expect(iso(lastMoment(schedule, new Date('2026-03-28T12:00:00Z')))).toBe(
    '2026-03-28T07:00:00.000Z',
  );
  expect(iso(nextMoment(schedule, new Date('2026-10-24T12:00:00Z')))).toBe(
    '2026-10-25T07:00:00.000Z',
  );
});

test('an hour that is left out is the one after it, and one that comes twice is its first', () => {
  const schedule = london(everyDay, 90);
  expect(iso(nextMoment(schedule, new Date('2026-03-29T00:30:00Z')))).toBe(
    '2026-03-29T01:30:00.000Z',
  );
  expect(iso(nextMoment(schedule, new Date('2026-10-24T23:00:00Z')))).toBe(
    '2026-10-25T00:30:00.000Z',
  );
  expect(iso(nextMoment(schedule, new Date('2026-10-25T00:30:00Z')))).toBe(
    '2026-10-26T01:30:00.000Z',
  );
});

test('only its days count, and its own clock says which day it is', () => {
  const monday = { days: [1], minute: 30, timeZone: 'Pacific/Auckland' };
  // Half past midnight on Monday 5 January in Auckland is still Sunday in London.
  expect(iso(nextMoment(monday, new Date('2026-01-02T00:00:00Z')))).toBe(
    '2026-01-04T11:30:00.000Z',
  );
  expect(iso(lastMoment(monday, new Date('2026-01-04T11:30:00Z')))).toBe(
    '2026-01-04T11:30:00.000Z',
  );
  expect(iso(lastMoment(monday, new Date('2026-01-04T11:29:00Z')))).toBe(
    '2025-12-28T11:30:00.000Z',
  );
});

test('without days there is no moment', () => {
  expect(nextMoment(london([], 60), new Date('2026-01-01T00:00:00Z'))).toBeNull();
  expect(lastMoment(london([], 60), new Date('2026-01-01T00:00:00Z'))).toBeNull();
});
