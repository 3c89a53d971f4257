'use client';
/**
 * What the server found wrong with a form: each problem beside its field, and the focus moved to the
 * first, so that nobody has to look for it.
 */
import { useRef, useState } from 'react';
import type { ApiAnswer, Problem } from './api.ts';
import { failureWords } from './failure-words.ts';
import { problemWords } from './problem-words.ts';

export function useProblems() {
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);

  /** Shows what is wrong; true when nothing is. */
  function take(answer: ApiAnswer<unknown>): boolean {
    const found = answer.kind === 'invalid' ? answer.problems : [];
    setProblems(found);
    setTrouble(answer.kind === 'ok' || found.length > 0 ? null : failureWords(answer));
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

  /** Takes back what was said of these fields: they are being put right. */
  function forget(...fields: string[]): void {
    setProblems((found) =>
      found.filter(({ field }) => !fields.includes(field.split('.')[0] ?? '')),
    );
  }

  return { form, take, errorOf, forget, trouble, setTrouble };
}
