'use client';
/**
 * Says every few seconds that this story is open here, and knows who else has it open. The server also
 * says which revision is the head, so that what others save is heard of while both are in it.
 */
import { useEffect, useRef, useState } from 'react';
import type { drafting } from '#articles/index.ts';
import { type PresentField, presenceEveryMs } from '#articles/pure.ts';
import { callDesk } from '../shell/api.ts';
import type { Sent } from '../shell/useDeskRead.client.tsx';

type Answer = Sent<Extract<drafting.PresenceResult, { kind: 'present' }>>;
export type Other = Answer['others'][number];

type Props = {
  id: number;
  isEditing: boolean;
  field: PresentField | null;
  /** Told the number of the head, each time. */
  onHead: (revision: number) => void;
};

export function usePresence({ id, ...here }: Props): Other[] {
  const [others, setOthers] = useState<Other[]>([]);
  const latest = useRef(here);
  latest.current = here;
  useEffect(() => {
    const at = `stories/${id}/presence`;
    const stop = new AbortController();
    const say = async () => {
      if (document.visibilityState === 'hidden') return;
      const { isEditing, field } = latest.current;
      const body = { isEditing, field };
      const answer = await callDesk<Answer>('POST', at, { body, signal: stop.signal });
      if (stop.signal.aborted || answer.kind !== 'ok') return;
      setOthers(answer.data.others);
      latest.current.onHead(answer.data.head.revision);
    };
    const leave = () => void callDesk('DELETE', at, { keepalive: true });
    const seen = () => void say();
    void say();
    const beat = setInterval(seen, presenceEveryMs);
    document.addEventListener('visibilitychange', seen);
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(beat);
      document.removeEventListener('visibilitychange', seen);
      removeEventListener('pagehide', leave);
      stop.abort();
      leave();
    };
  }, [id]);
  return others;
}
