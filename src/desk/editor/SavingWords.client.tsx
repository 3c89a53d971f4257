'use client';
/** Where a story stands with the server, in a sentence that counts the seconds and speaks up when it must. */
import { useEffect, useState } from 'react';
import type { Saving } from './saving/saving.ts';
import { pageTime } from './saving/useSaving.client.tsx';
import { isAlarm, savingInWords } from './saving/words.ts';

type Props = { state: Saving<unknown, unknown>; isJournalFull: boolean };

export function SavingWords({ state, isJournalFull }: Props) {
  const clock = useClock();
  return (
    <span
      role={isJournalFull || isAlarm(state.phase) ? 'alert' : undefined}
      data-saving={state.phase.kind}
    >
      {isJournalFull
        ? 'Not saved, and this browser cannot keep a copy. Stay on this page.'
        : savingInWords(state, clock)}
      {state.phase.kind === 'signed-out' ? (
        <>
          {' '}
          <a href="/desk/sign-in" target="_blank" rel="noopener">
            Sign in in another tab
          </a>
          , then come back.
        </>
      ) : null}
    </span>
  );
}

/** The time, often enough for a sentence that counts seconds. */
function useClock(): number {
  const [time, setTime] = useState(() => pageTime());
  useEffect(() => {
    const tick = setInterval(() => setTime(pageTime()), 5000);
    return () => clearInterval(tick);
  }, []);
  return time;
}
