'use client';
/** Reads something of the desk's API for a part of a screen; what was there stays while it is read anew. */
import { useCallback, useEffect, useState } from 'react';
import { callDesk } from './api.ts';
import { failureWords } from './failure-words.ts';

/** What arrives of a value as JSON: moments are words. */
export type Sent<T> = T extends Date
  ? string
  : T extends readonly (infer Each)[]
    ? Sent<Each>[]
    : T extends object
      ? { [Key in keyof T]: Sent<T[Key]> }
      : T;

export type DeskRead<T> = {
  /** Null until it was read once. */
  data: T | null;
  /** Why it could not be read, in words. */
  trouble: string | null;
  again: () => void;
};

/** `version`: whatever it was read for; another one reads it anew. A null path reads nothing. */
export function useDeskRead<T>(path: string | null, version: string | number = ''): DeskRead<T> {
  const [data, setData] = useState<T | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` and `turn` ask for it anew
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    void callDesk<T>('GET', path, { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      if (answer.kind === 'ok') setData(answer.data);
      setTrouble(answer.kind === 'ok' ? null : failureWords(answer));
    });
    return () => stop.abort();
  }, [path, version, turn]);
  return { data, trouble, again: useCallback(() => setTurn((before) => before + 1), []) };
}
