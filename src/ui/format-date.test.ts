import { expect, test } from 'vitest';
import {
  formatBytes,
  formatDate,
  formatMonth,
  formatMonthName,
  formatShortDate,
} from './format-date.ts';

const lateEvening = new Date('2025-02-15T01:30:00Z');

test('a date is the day it was in the edition’s own time zone', () => {
  expect(formatDate(lateEvening, { language: 'en-GB', timeZone: 'Europe/London' })).toBe(
    '15 February 2025',
  );
  expect(formatDate(lateEvening, { language: 'en-US', timeZone: 'America/New_York' })).toBe(
    'February 14, 2025',
  );
});

test('a narrow list shortens the month', () => {
  expect(formatShortDate(lateEvening, { language: 'en-GB', timeZone: 'Europe/London' })).toBe(
    '15 Feb 2025',
  );
});

test('months count from one', () => {
  expect(formatMonth(2025, 2, 'en-GB')).toBe('February 2025');
  expect(formatMonthName(12, 'en-GB')).toBe('December');
});

test('a file is never nothing', () => {
  expect(formatBytes(12)).toBe('1 kB');
  expect(formatBytes(84_400)).toBe('84 kB');
  expect(formatBytes(1_240_000)).toBe('1.2 MB');
});
