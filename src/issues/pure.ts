/** The rules of issues that the browser needs too. No I/O. */
import { z } from 'zod';
import { type Actor, roleAtLeast } from '#accounts/pure.ts';

export const issueLimits = { subject: 150, preheader: 200, intro: 20_000, stories: 30 };

/** Longer subjects are cut off on most phones. */
export const wiseSubjectLength = 60;

/** Gmail clips what is longer, and the way out with it. */
export const mostBytes = 100 * 1024;

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'too-long')
    // Nothing that could become another header, or break the one it is in.
    .regex(/^\P{Cc}*$/u, 'malformed');

/** What is written into a draft. An unfinished one may be saved; the checklist asks for the rest. */
export const issueDraftSchema = z.strictObject({
  subject: line(issueLimits.subject),
  preheader: line(issueLimits.preheader),
  intro: z.string().max(issueLimits.intro, 'too-long'),
  stories: z.array(z.int().positive()).max(issueLimits.stories, 'too-many'),
  /** Only those of the letter's subscribers who fit this segment; everybody when there is none. */
  segment: z.int().positive().nullish(),
});

export type IssueDraft = z.infer<typeof issueDraftSchema>;

export const issueStatuses = ['draft', 'sending', 'paused', 'sent', 'cancelled'] as const;
export type IssueStatus = (typeof issueStatuses)[number];

export const deliveryStates = [
  'waiting',
  'claimed',
  'data',
  'accepted',
  'deferred',
  'refused',
  'in_doubt',
  'cancelled',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export type Counts = Record<DeliveryState, number>;

/** One line of the list before sending: `stop` must be put right, `look` is for a person to judge. */
export type Check = { kind: 'good' | 'look' | 'stop'; words: string };

/** Issues go out under the publication's name, so an editor writes and sends them. */
export function mayWriteIssues(actor: Actor): boolean {
  return roleAtLeast(actor, 'editor');
}

export function maySendIssues(actor: Actor): boolean {
  return roleAtLeast(actor, 'editor');
}

/** Counting tells who reads what, so it is a publisher's decision. */
export function mayDecideCounting(actor: Actor): boolean {
  return roleAtLeast(actor, 'publisher');
}

export const countingSchema = z.strictObject({
  countsClicks: z.boolean(),
  countsOpens: z.boolean(),
  asksFeedback: z.boolean(),
});

/** How one issue went, in people. */
export type IssueFigures = {
  recipients: number;
  accepted: number;
  waiting: number;
  deferred: number;
  refused: number;
  inDoubt: number;
  cancelled: number;
  bouncedHard: number;
  bouncedSoft: number;
  complaints: number;
  /** Left this letter after they got it and before its next issue. */
  left: number;
  /** By people, as far as can be told. */
  opened: number;
  clicked: number;
};

export type SeriesPoint = { at: Date } & Record<
  'accepted' | 'refused' | 'bounced' | 'complaints' | 'left' | 'opened' | 'clicked',
  number
>;

/** Steps of a chart from its first to its last moment: some hundred at the most. */
export function bucketFor(from: Date, until: Date): 'minute' | 'hour' | 'day' {
  const hours = (until.getTime() - from.getTime()) / 3_600_000;
  return hours <= 2 ? 'minute' : hours <= 96 ? 'hour' : 'day';
}
