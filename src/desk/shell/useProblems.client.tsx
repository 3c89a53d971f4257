'use client';
/**
 * What the server found wrong with a form: each problem beside its field, and the focus moved to the
 * first, so that nobody has to look for it.
 */
import { useRef, useState } from 'react';
import type { ApiAnswer, Problem } from './api.ts';
import { problemWords } from './problem-words.ts';

const troubles: Record<string, string> = {
  unreachable: 'The desk could not be reached. Nothing was changed; try again in a moment.',
  'signed-out': 'You have been signed out. Sign in again in another tab, then try again here.',
  forbidden: 'You may not do this.',
  absent: 'This is no longer there.',
  conflict: 'Somebody else changed this at the same time. Load the page again.',
  'too-large': 'This is too large.',
};

export function useProblems() {
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);

  /** Shows what is wrong; true when nothing is. */
  function take(answer: ApiAnswer<unknown>): boolean {
    const found = answer.kind === 'invalid' ? answer.problems : [];
    setProblems(found);
    setTrouble(answer.kind === 'ok' || found.length > 0 ? null : (troubles[answer.kind] ?? null));
    const first = found[0]?.field;
    if (first) {
      // After the message has been put beside the field.
      requestAnimationFrame(() => {
        const field = form.current?.elements.namedItem(first);
        if (field instanceof HTMLElement) field.focus();
      });
    }
    return answer.kind === 'ok';
  }

  function errorOf(field: string): string | undefined {
    const found = problems.find((problem) => problem.field === field);
    return found ? problemWords(found.code) : undefined;
  }

  return { form, take, errorOf, trouble, setTrouble };
}
