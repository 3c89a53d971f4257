/** The figures of an issue in the order they are told, and how they are put. Pure. */
import type { IssueFigures, SeriesPoint } from '#issues/pure.ts';

export type Measure = {
  name: string;
  of: (figures: IssueFigures) => number;
  /** Counted before a mail server took it, so it is no share of those it took. */
  isBefore?: boolean;
};

/** What every issue has. */
export const measures: Measure[] = [
  { name: 'Accepted', of: ({ accepted }) => accepted, isBefore: true },
  { name: 'Waiting', of: ({ waiting }) => waiting, isBefore: true },
  { name: 'Put off', of: ({ deferred }) => deferred, isBefore: true },
  { name: 'Refused', of: ({ refused }) => refused, isBefore: true },
  { name: 'In doubt', of: ({ inDoubt }) => inDoubt, isBefore: true },
  { name: 'Not sent', of: ({ cancelled }) => cancelled, isBefore: true },
  { name: 'Came back for good', of: ({ bouncedHard }) => bouncedHard },
  { name: 'Came back this time', of: ({ bouncedSoft }) => bouncedSoft },
  { name: 'Left', of: ({ left }) => left },
  { name: 'Complaints', of: ({ complaints }) => complaints },
];

export const opened: Measure = { name: 'Opened', of: (figures) => figures.opened };
export const clicked: Measure = { name: 'Followed a link', of: (figures) => figures.clicked };

/** Only what is counted is told: a zero that nobody counted would be a lie. */
export function measuresOf(counted: { countsOpens: boolean; countsClicks: boolean }): Measure[] {
  return [
    ...measures,
    ...(counted.countsOpens ? [opened] : []),
    ...(counted.countsClicks ? [clicked] : []),
  ];
}

/** Of those whose mail server took it, in per cent with one decimal. */
export function share(count: number, { accepted }: IssueFigures): number {
  return accepted === 0 ? 0 : Math.round((count / accepted) * 1000) / 10;
}

export const seriesNames: { key: keyof Omit<SeriesPoint, 'at'>; name: string }[] = [
  { key: 'accepted', name: 'Accepted' },
  { key: 'refused', name: 'Refused' },
  { key: 'bounced', name: 'Came back' },
  { key: 'left', name: 'Left' },
  { key: 'complaints', name: 'Complaints' },
  { key: 'opened', name: 'Opened' },
  { key: 'clicked', name: 'Followed a link' },
];

const stepMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const mostSteps = 400;

/** The same points with the empty steps between them, so that a chart's distances are times. */
export function withoutGaps(points: SeriesPoint[], bucket: keyof typeof stepMs): SeriesPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const start = new Date(first.at).getTime();
  const steps = Math.round((new Date(last.at).getTime() - start) / stepMs[bucket]) + 1;
  const known = new Map(points.map((point) => [new Date(point.at).getTime(), point]));
  const nothing = {
    accepted: 0,
    refused: 0,
    bounced: 0,
    left: 0,
    complaints: 0,
    opened: 0,
    clicked: 0,
  };
  return Array.from({ length: Math.min(steps, mostSteps) }, (_, n) => {
    const at = start + n * stepMs[bucket];
    return known.get(at) ?? { at: new Date(at), ...nothing };
  });
}
