/** What a list says of a story, in words. Pure. */
import type { planning } from '#articles/index.ts';

type Story = Pick<planning.DeskStory, 'missing' | 'hasLegalFlag' | 'embargoUntil' | 'status'>;

const words = { standfirst: 'standfirst', byline: 'byline', picture: 'picture' } as const;

/** What is missing, and what holds it; the gravest first. */
export function missingWords({ missing, hasLegalFlag, embargoUntil, status }: Story): string {
  return [
    ...(hasLegalFlag ? ['legal flag open'] : []),
    ...(embargoUntil ? ['under embargo'] : []),
    // What readers see already did without.
    ...(status === 'live' ? [] : missing.map((thing) => words[thing])),
  ].join(', ');
}

export function hrefOfStory(id: number): string {
  return `/desk/stories/${id}`;
}

/** What somebody does next with a story of theirs, as Today says it. */
export function nextWords(story: Pick<planning.DeskStory, 'state' | 'missing'>): string {
  const lacks = story.missing.map((thing) => words[thing]);
  const needs = lacks.length > 0 ? ` It still needs a ${lacks.join(' and a ')}.` : '';
  switch (story.state) {
    case 'idea':
      return 'Start the draft.';
    case 'draft':
      return `Write it and send it for review.${needs}`;
    case 'in_review':
      return `Read it: publish it or send it back.${needs}`;
    case 'ready':
      return `Publish it or put it on the schedule.${needs}`;
    case 'scheduled':
      return 'Nothing: it goes by itself.';
    case 'live':
      return 'Nothing: readers see it.';
    case 'withdrawn':
      return 'Restore it, or leave it.';
  }
}
