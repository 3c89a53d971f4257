/** The rules of the audience that the browser needs too. No I/O. */
import { z } from 'zod';

export const audienceStates = ['confirmed', 'pending', 'left', 'paused', 'suppressed'] as const;
export type AudienceState = (typeof audienceStates)[number];

/** How lately somebody followed a link or opened, where that is counted; else was sent something. */
export const engagements = ['active-30', 'active-90', 'quiet-90', 'quiet-180', 'never'] as const;
export type Engagement = (typeof engagements)[number];

const text = z.string().trim().max(254);
const nothing = z.literal('');
const day = z.iso.date().or(nothing);

const state = z.enum(audienceStates).or(nothing);
const engaged = z.enum(engagements).or(nothing);

/** What can be asked of the audience; what is not understood is refused, because it would mean everybody. */
export const segmentFilterSchema = z.strictObject({
  /** A part of the address. */
  q: text.default(''),
  /** The slug of a letter, and of an edition. */
  letter: text.default(''),
  edition: text.default(''),
  /** The form they came by. */
  source: text.default(''),
  state: state.default(''),
  /** Days of the publication's calendar, both included. */
  from: day.default(''),
  until: day.default(''),
  engaged: engaged.default(''),
});
export type SegmentFilter = z.infer<typeof segmentFilterSchema>;

/** The same as it stands in the address of the list: there, what is not understood filters nothing. */
export const audienceFilterSchema = z.object({
  q: text.catch('').default(''),
  letter: text.catch('').default(''),
  edition: text.catch('').default(''),
  source: text.catch('').default(''),
  state: state.catch('').default(''),
  from: day.catch('').default(''),
  until: day.catch('').default(''),
  engaged: engaged.catch('').default(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
export type AudienceFilter = z.infer<typeof audienceFilterSchema>;

/** How somebody gets a letter: each issue, or what was in them once a day or once a week. */
export const rhythms = ['each', 'daily', 'weekly'] as const;
export type Rhythm = (typeof rhythms)[number];

export const segmentNameLimit = 60;
export const segmentSchema = z.strictObject({
  name: z.string().trim().min(1, 'missing').max(segmentNameLimit, 'too-long'),
  filter: segmentFilterSchema,
});

/** Without the page: what two pages of one list have in common. */
export function filterOf({ page: _page, ...filter }: AudienceFilter): SegmentFilter {
  return filter;
}

export function isFiltered(filter: SegmentFilter): boolean {
  return Object.values(filter).some((value) => value !== '');
}

/** The query of an address, without what filters nothing. */
export function filterQuery(filter: SegmentFilter, page = 1): string {
  const wanted = Object.entries(filter).filter(([, value]) => value !== '');
  return new URLSearchParams([...wanted, ...(page > 1 ? [['page', String(page)]] : [])]).toString();
}

export const importLimits = {
  /** Five times fifty thousand lines of an address and a date. */
  bytes: 20 * 1024 * 1024,
  lines: 250_000,
  words: { least: 10, most: 1000 },
};

const column = z.int().min(0).max(500);

/** Which column says what; numbers count from zero. */
export const importMappingSchema = z.strictObject({
  email: column,
  /** When consent was given. */
  at: column.nullable().default(null),
  /** Words of their own for how it was given. */
  words: column.nullable().default(null),
});
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** What is read from a file before anything is decided. */
export const importReadSchema = z.strictObject({
  text: z.string().min(1, 'missing'),
  hasNames: z.boolean(),
});

export const importCheckSchema = importReadSchema.extend({
  mapping: importMappingSchema,
  letters: z.array(text.min(1)).min(1, 'missing').max(20),
});

export const importSchema = importCheckSchema.extend({
  file: z.string().trim().max(200).default(''),
  words: z
    .string()
    .trim()
    .min(importLimits.words.least, 'too-short-words')
    .max(importLimits.words.most, 'too-long'),
});
export type ImportAsked = z.infer<typeof importSchema>;

export const suppressionReasons = ['bounced', 'complained', 'desk'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

export const suppressionFilterSchema = z.object({
  q: text.catch('').default(''),
  reason: z.enum(suppressionReasons).or(nothing).catch('').default(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
export type SuppressionFilter = z.infer<typeof suppressionFilterSchema>;

const address = z
  .string()
  .trim()
  .min(1, 'missing')
  .max(254, 'too-long')
  .toLowerCase()
  .regex(/^[^\s@<>"(),:;\\[\]\p{Cc}]+@[^\s@<>"(),:;\\[\]\p{Cc}]+$/u, 'malformed');

export const suppressSchema = z.strictObject({
  email: address,
  note: z.string().trim().min(1, 'missing').max(500, 'too-long'),
});
/** Whether a complaint is behind it is known on the server only, so that asks for the reason. */
export const liftSchema = z.strictObject({
  email: z.string().min(1).max(254),
  reason: z.string().trim().max(500, 'too-long').default(''),
});
