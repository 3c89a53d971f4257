import { expect, test } from 'vitest';
import { whenWords } from './when.ts';

const now = new Date('2026-11-24T14:00:00Z');
const say = (at: string, timeZone = 'Europe/London') =>
  whenWords(new Date(at), { now, timeZone, locale: 'en-GB' });

test('near times are distances', () => {
  expect(say('2026-11-24T13:59:50Z')).toBe('just now');
  expect(say('2026-11-24T13:40:00Z')).toBe('20 min ago');
  expect(say('2026-11-24T14:05:00Z')).toBe('in 5 min');
});

test('today, tomorrow and yesterday are those of the publication', () => {
  expect(say('2026-11-24T16:30:00Z')).toBe('today 16:30');
  expect(say('2026-11-25T09:00:00Z')).toBe('tomorrow 09:00');
  expect(say('2026-11-23T23:30:00Z')).toBe('yesterday 23:30');
  expect(say('2026-11-24T23:30:00Z', 'Asia/Tokyo')).toBe('tomorrow 08:30');
});

test('what is further off has its day, another year its year, and what is to come its hour', () => {
  expect(say('2026-11-27T09:00:00Z')).toBe('Fri 09:00');
  expect(say('2026-12-27T09:00:00Z')).toBe('27 Dec, 09:00');
  expect(say('2027-02-27T09:00:00Z')).toBe('27 Feb 2027, 09:00');
  expect(say('2026-10-27T09:00:00Z')).toBe('27 Oct');
  expect(say('2025-02-28T09:00:00Z')).toBe('28 Feb 2025');
});
