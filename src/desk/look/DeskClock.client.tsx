'use client';
/**
 * The time of the desk: the publication's zone and language, and a now that moves once in half a minute.
 * It starts at the server's now and counts on from there, so a wrong clock in the browser says nothing
 * wrong, and what arrives and what wakes up say the same.
 */
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { whenWords, wholeTime } from './when.ts';

export type DeskZone = { timeZone: string; locale: string };
type Clock = DeskZone & { now: Date };

const ClockContext = createContext<Clock | null>(null);

const beatMs = 30_000;

type Props = DeskZone & { startsAt: number; children: ReactNode };

export function DeskClock({ timeZone, locale, startsAt, children }: Props) {
  const [at, setAt] = useState(startsAt);
  useEffect(() => {
    const began = performance.now();
    const beat = setInterval(() => setAt(startsAt + performance.now() - began), beatMs);
    return () => clearInterval(beat);
  }, [startsAt]);
  return <ClockContext value={{ timeZone, locale, now: new Date(at) }}>{children}</ClockContext>;
}

/** The clock every screen goes by. Throws outside of the desk's layout. */
export function useDeskClock(): Clock {
  const clock = use(ClockContext);
  if (!clock) throw new Error('A time was shown outside of the desk’s layout.');
  return clock;
}

/** A moment in the desk's words; pointing at it shows the whole of it. */
export function When({ at }: { at: string | Date }) {
  const clock = useDeskClock();
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} title={wholeTime(moment, clock)}>
      {whenWords(moment, clock)}
    </time>
  );
}
