'use client';
/** One act on many stories; says how many it was, which were refused, and takes moves back. */
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { planning } from '#articles/index.ts';
import { type ApiAnswer, callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { toast } from '../shell/toast.client.tsx';
import { stateWords } from './state-words.ts';

type Hand = 'idea' | 'draft' | 'in_review' | 'ready';
type Done = { done: number[]; refused: { id: number; outcome: string }[] };

const isHand = (state: string): state is Hand =>
  ['idea', 'draft', 'in_review', 'ready'].includes(state);

export function useBulk(chosen: readonly planning.DeskStory[], onDone: () => void) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const send = async (ids: number[], act: Record<string, unknown>) => {
    const answer = await callDesk<Done>('POST', 'stories/change-many', { body: { ids, act } });
    router.refresh();
    return answer;
  };
  const run = async (act: Record<string, unknown>, words: string, back: () => Promise<unknown>) => {
    setSending(true);
    const answer = await send(
      chosen.map(({ id }) => id),
      act,
    );
    setSending(false);
    say(answer, words, () => void back().then(() => router.refresh()));
    if (answer.kind === 'ok') onDone();
  };
  return {
    isSending,
    move: (to: Hand) =>
      void run({ kind: 'move', to }, `in “${stateWords[to].word}”`, () =>
        Promise.all(
          [...Map.groupBy(chosen, ({ state }) => state)].map(([state, stories]) =>
            isHand(state)
              ? send(
                  stories.map(({ id }) => id),
                  { kind: 'move', to: state },
                )
              : null,
          ),
        ),
      ),
    assign: (assignee: string) =>
      void run({ kind: 'assign', assignee }, 'given', () =>
        Promise.all(
          chosen.map(({ id, assignee: before }) =>
            send([id], { kind: 'assign', assignee: before?.id ?? null }),
          ),
        ),
      ),
  };
}

function say(answer: ApiAnswer<Done>, words: string, undo: () => void): void {
  if (answer.kind !== 'ok') {
    toast({ text: failureWords(answer), tone: 'problem' });
    return;
  }
  const { done, refused } = answer.data;
  if (done.length > 0) {
    toast({
      text: done.length === 1 ? `1 story is ${words}.` : `${done.length} stories are ${words}.`,
      undo,
    });
  }
  if (refused.length > 0) {
    const count = refused.length === 1 ? '1 story' : `${refused.length} stories`;
    toast({
      text: `${count} could not be: not from the state they are in, or not by your role.`,
      tone: 'problem',
    });
  }
}
