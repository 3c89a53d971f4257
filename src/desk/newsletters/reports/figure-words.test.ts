import { expect, test } from 'vitest';
import { bucketFor } from '#issues/pure.ts';
import { measuresOf, share, withoutGaps } from './figure-words.ts';

const zero = { accepted: 0, refused: 0, bounced: 0, left: 0, complaints: 0, opened: 0, clicked: 0 };
const point = (at: string, accepted: number) => ({ ...zero, at: new Date(at), accepted });

test('hours in which nothing happened stand in a chart as well', () => {
  const points = withoutGaps(
    [point('2026-01-01T08:00:00Z', 3), point('2026-01-01T11:00:00Z', 1)],
    'hour',
  );
  expect(points.map(({ accepted }) => accepted)).toEqual([3, 0, 0, 1]);
  expect(points[2]?.at).toEqual(new Date('2026-01-01T10:00:00Z'));
  expect(withoutGaps([], 'hour')).toEqual([]);
});

test('what is not counted is not told', () => {
  const names = (counted: { countsOpens: boolean; countsClicks: boolean }) =>
    measuresOf(counted).map(({ name }) => name);
  expect(names({ countsOpens: false, countsClicks: false })).not.toContain('Opened');
  expect(names({ countsOpens: false, countsClicks: true })).toContain('Followed a link');
});

test('a share is of those whose server took it, and of nobody it is nothing', () => {
  const figures = {
    recipients: 10,
    accepted: 3,
    waiting: 0,
    deferred: 0,
    refused: 7,
    inDoubt: 0,
    cancelled: 0,
    bouncedHard: 0,
    bouncedSoft: 0,
    complaints: 0,
    left: 0,
    opened: 0,
    clicked: 0,
  };
  expect(share(1, figures)).toBe(33.3);
  expect(share(0, { ...figures, accepted: 0 })).toBe(0);
});

test('steps are as long as what they tell of', () => {
  const from = new Date('2026-01-01T00:00:00Z');
  const after = (hours: number) => new Date(from.getTime() + hours * 3_600_000);
  expect([1, 24, 200].map((hours) => bucketFor(from, after(hours)))).toEqual([
    'minute',
    'hour',
    'day',
  ]);
});
