/** Wall clocks and moments: what somebody typed in the publication's time zone, and the reverse. Pure. */
import { dateFormat } from './date-format.ts';

/** The wall clock of a moment in a zone, as `<input type="datetime-local">` holds it. */
export function wallClock(at: Date, timeZone: string): string {
  const parts = dateFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The moment of a wall clock in a zone; null when it is not one.
 *
 * - an hour that a clock change repeats is its first
 * - an hour that a clock change leaves out is moved forward by as much as was left out
 */
export function momentOf(wall: string, timeZone: string): Date | null {
  const utc = Date.parse(`${wall}Z`);
  if (Number.isNaN(utc)) return null;
  // A wall clock is read to the minute; the seconds of what was typed must not count twice.
  const offset = (at: number) => {
    const minute = Math.floor(at / 60_000) * 60_000;
    return Date.parse(`${wallClock(new Date(minute), timeZone)}Z`) - minute;
  };
  const day = 86_400_000;
  const candidates = [utc - offset(utc - day), utc - offset(utc + day)].sort((a, b) => a - b);
  const exact = candidates.find((at) => at + offset(at) === utc);
  return new Date(exact ?? candidates[1] ?? utc);
}

/** How a zone is called at a moment: `GMT`, `BST`, `GMT-5`. */
export function zoneName(at: Date, timeZone: string, locale: string): string {
  const parts = dateFormat(locale, { timeZone, timeZoneName: 'short' });
  return parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
