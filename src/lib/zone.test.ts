import { expect, test } from 'vitest';
import { momentOf, wallClock, zoneName } from './zone.ts';

const iso = (wall: string, zone: string) => momentOf(wall, zone)?.toISOString();

test('a wall clock is a moment in the zone of the publication, in winter and in summer', () => {
  expect(iso('2026-11-24T09:30', 'Europe/London')).toBe('2026-11-24T09:30:00.000Z');
  expect(iso('2026-07-01T09:30', 'Europe/London')).toBe('2026-07-01T08:30:00.000Z');
  expect(iso('2026-11-24T09:30', 'America/New_York')).toBe('2026-11-24T14:30:00.000Z');
  expect(iso('2026-07-01T09:30:15', 'Europe/London')).toBe('2026-07-01T08:30:15.000Z');
  expect(iso('nonsense', 'Europe/London')).toBeUndefined();
});

test('an hour the clocks leave out is moved forward, one they repeat is the first', () => {
  expect(iso('2026-03-29T01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
  expect(wallClock(new Date('2026-03-29T01:30:00Z'), 'Europe/London')).toBe('2026-03-29T02:30');
  expect(iso('2026-10-25T01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
});

test('there and back is the same minute', () => {
  for (const zone of ['Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia']) {
    const at = new Date('2026-11-24T23:59:00Z');
    expect(momentOf(wallClock(at, zone), zone)).toEqual(at);
  }
});

test('the zone is named as people say it', () => {
  const at = new Date('2026-07-01T12:00:00Z');
  expect(zoneName(at, 'Europe/London', 'en-GB')).toBe('BST');
});
