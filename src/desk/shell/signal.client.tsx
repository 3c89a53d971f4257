'use client';
/** A call from anywhere at the desk to the one component that answers it: “open”. */
import { useEffect, useRef } from 'react';

export type Signal = { send: () => void; hear: (listener: () => void) => () => void };

export function makeSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    send: () => {
      for (const listener of listeners) listener();
    },
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Answers a signal while the calling component is shown. */
export function useSignal({ hear }: Signal, listener: () => void): void {
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => hear(() => newest.current()), [hear]);
}
