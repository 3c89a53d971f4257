import { expect, test } from 'vitest';
import { nextStep, otherSteps, type Standing } from './next-step.ts';

const standing = (more: Partial<Standing>): Standing => ({
  state: 'draft',
  isLive: false,
  mayMoveTo: [],
  mayPublish: false,
  ...more,
});

test('a writer sends a draft for review, then waits', () => {
  const writer = { mayMoveTo: ['idea', 'in_review'] as const };
  expect(nextStep(standing(writer))).toMatchObject({ to: 'in_review', words: 'Send for review' });
  expect(nextStep(standing({ state: 'in_review', mayMoveTo: ['draft'] }))).toBeNull();
  expect(otherSteps(standing({ state: 'in_review', mayMoveTo: ['draft'] }))).toMatchObject([
    { to: 'draft', words: 'Back to draft' },
  ]);
});

test('an editor publishes from anywhere but an idea, and a change of a live story by its name', () => {
  const editor = { mayPublish: true, mayMoveTo: ['in_review', 'ready'] as const };
  expect(nextStep(standing({ ...editor, state: 'in_review' }))?.words).toBe('Publish…');
  expect(nextStep(standing({ ...editor, isLive: true }))?.words).toBe('Publish the changes…');
  const idea = standing({ ...editor, state: 'idea', mayMoveTo: ['draft'] });
  expect(nextStep(idea)?.words).toBe('Start the draft');
  expect(otherSteps(idea)).toMatchObject([{ act: 'publish' }]);
});

test('what is scheduled comes off the schedule, what is withdrawn comes back, what is live is done', () => {
  expect(nextStep(standing({ state: 'scheduled', mayPublish: true }))?.act).toBe('unschedule');
  expect(nextStep(standing({ state: 'withdrawn', mayPublish: true }))?.act).toBe('restore');
  expect(nextStep(standing({ state: 'live', isLive: true, mayPublish: true }))).toBeNull();
});
