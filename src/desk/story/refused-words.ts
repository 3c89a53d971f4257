/** Why a story's operation said no, for the person who tried. */
import { z } from 'zod';
import type { ApiAnswer } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { issueWords } from './gate-words.ts';

/** What it said, when it said more than that it may not be. */
export function refusedWords(
  answer: Exclude<ApiAnswer<Record<string, unknown>>, { kind: 'ok' }>,
): string {
  if (answer.kind === 'conflict') {
    const held = heldSchema.safeParse(answer.data);
    if (held.success) return heldWords(held.data);
  }
  if (answer.kind === 'invalid') {
    const code = answer.problems[0]?.code ?? '';
    return invalidWords[code] ?? failureWords(answer);
  }
  return failureWords(answer);
}

const heldSchema = z.object({
  kind: z.string(),
  issues: z
    .array(
      z.object({
        code: z.string(),
        detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    )
    .default([]),
});

function heldWords({ kind, issues }: z.infer<typeof heldSchema>): string {
  switch (kind) {
    case 'refused':
      return issues
        .map((issue) => issueWords({ code: issue.code, detail: issue.detail ?? {} }))
        .join(' ');
    case 'moved-on':
      return 'Somebody has saved since. Read the new text, then publish it.';
    case 'embargoed-until':
      return 'It is under embargo until later than that.';
    case 'unchanged':
      return 'Readers see this very text already.';
    case 'no-way':
      return 'A story does not go there from the state it is in now.';
    default:
      return 'The story is not in that state any more. Look again, then decide.';
  }
}

const invalidWords: Record<string, string> = {
  past: 'That moment is over. Choose one that is still to come.',
  'before-publication': 'It cannot be withdrawn before it is live.',
  live: 'Readers see it already.',
  scheduled: 'It is scheduled for before that. Change the schedule first.',
  missing: 'Say why.',
};
