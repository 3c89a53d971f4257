/** Times as people on a desk say them: near ones by distance, today and tomorrow by name. Pure. */

type Setting = { now: Date; timeZone: string; locale: string };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How near a moment has to be to be said by distance. */
const nearMs = hour;

export function whenWords(at: Date, setting: Setting): string {
  const { now } = setting;
  const distance = at.getTime() - now.getTime();
  if (Math.abs(distance) < nearMs) return nearWords(distance);
  const clock = part(at, setting, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = dayNumber(at, setting) - dayNumber(now, setting);
  if (days === 0) return `today ${clock}`;
  if (days === 1) return `tomorrow ${clock}`;
  if (days === -1) return `yesterday ${clock}`;
  if (Math.abs(days) < 7) return `${part(at, setting, { weekday: 'short' })} ${clock}`;
  const sameYear =
    part(at, setting, { year: 'numeric' }) === part(now, setting, { year: 'numeric' });
  const date = part(at, setting, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  // What is still to come is somebody's appointment; of what is long over the day is enough.
  return distance > 0 ? `${date}, ${clock}` : date;
}

/** The whole truth, for the tip and for screen readers: date, minute and zone. */
export function wholeTime(at: Date, { timeZone, locale }: Omit<Setting, 'now'>): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'full',
    timeStyle: 'long',
  }).format(at);
}

function nearWords(distance: number): string {
  const minutes = Math.round(Math.abs(distance) / minute);
  // The desk's now is up to half a minute old, so what has just happened can lie ahead of it.
  if (minutes === 0) return 'just now';
  return distance < 0 ? `${minutes} min ago` : `in ${minutes} min`;
}

function part(at: Date, { timeZone, locale }: Setting, what: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone, ...what }).format(at);
}

/** Days since the epoch on the calendar of the zone. */
function dayNumber(at: Date, { timeZone }: Setting): number {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  return Math.round(Date.parse(`${date}T00:00Z`) / day);
}
