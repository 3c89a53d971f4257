import { z } from 'zod';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date as certain as is known: a year, a month or a day that the calendar has. */
export const looseDate = z.string().refine(isLooseDate, {
  message: 'must be a date such as 2019, 2019-05 or 2019-05-21',
});

function isLooseDate(date: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(day);
}

/** “21 May 2019”, “May 2019” or “2019”; what is no such date comes back as it was written. */
export function dateInWords(date: string): string {
  if (!isLooseDate(date)) return date;
  const [year, month, day] = date.split('-');
  const name = month ? MONTHS[Number(month) - 1] : undefined;
  return [day ? String(Number(day)) : undefined, name, year].filter(Boolean).join(' ');
}
