/**
 * The moments of a schedule: days of the week and a time of day by the clock of a time zone. When that
 * clock is put forward or back, an hour that is left out is the one after it, and one that comes twice
 * is its first. Pure.
 */
import { momentOf, wallClock } from '#lib/zone.ts';

export type Schedule = {
  /** 1 is Monday. */
  days: readonly number[];
  /** Minutes since midnight. */
  minute: number;
  timeZone: string;
};

/** The last moment of a schedule that is not after `at`; null when it has no day. */
export function lastMoment(schedule: Schedule, at: Date): Date | null {
  for (let back = 0; back <= 7; back += 1) {
    const moment = momentOn(schedule, at, -back);
    if (moment && moment <= at) return moment;
  }
  return null;
}

/** The first moment of a schedule after `at`; null when it has no day. */
export function nextMoment(schedule: Schedule, at: Date): Date | null {
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const moment = momentOn(schedule, at, ahead);
    if (moment && moment > at) return moment;
  }
  return null;
}

/** The schedule's moment on the day that is so many days from `at` by its clock. */
function momentOn({ days, minute, timeZone }: Schedule, at: Date, offset: number): Date | null {
  const [today = ''] = wallClock(at, timeZone).split('T');
  const date = new Date(Date.parse(`${today}T00:00Z`) + offset * 86_400_000);
  if (!days.includes(((date.getUTCDay() + 6) % 7) + 1)) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = date.toISOString().slice(0, 10);
  return momentOf(`${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`, timeZone);
}
