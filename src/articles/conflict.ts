/** What two people changed differently in one story, and how somebody's choice settles it. */
import { type Draft, type DraftField, draftSchema } from './draft.ts';

export type DraftConflict =
  | { field: Exclude<DraftField, 'body'>; mine: Draft[DraftField]; theirs: Draft[DraftField] }
  | {
      field: 'body';
      /** Which block of the merged text their words are, from 0. */
      block: number;
      /** Where in the merged text they stand, in characters. */
      place: { from: number; to: number };
      /** What both started from. An empty text is a deleted one. */
      base: string;
      mine: string;
      theirs: string;
    };

export type Choice = 'mine' | 'theirs' | 'both';

/**
 * The merged draft with every conflict settled: `choices` in the order of `conflicts`. “Both” keeps
 * both texts of the body, theirs first; elsewhere it keeps theirs.
 */
export function settleConflicts(
  merged: Draft,
  conflicts: DraftConflict[],
  choices: Choice[],
): Draft {
  let { body } = merged;
  const fields: Record<string, Draft[DraftField]> = {};
  // From the end of the text, so that the places before stay where they are.
  for (const [index, conflict] of [...conflicts.entries()].reverse()) {
    const choice = choices[index] ?? 'theirs';
    if (choice === 'theirs') continue;
    if (conflict.field !== 'body') {
      if (choice === 'mine') fields[conflict.field] = conflict.mine;
      continue;
    }
    const { place, mine, theirs } = conflict;
    const words = choice === 'mine' ? mine : [theirs, mine].filter(Boolean).join('\n\n');
    const around = [body.slice(0, place.from), words, body.slice(place.to)];
    body = around
      .map((part) => part.replace(/^\n+|\n+$/g, ''))
      .filter(Boolean)
      .join('\n\n');
  }
  return draftSchema.parse({ ...merged, body, ...fields });
}
