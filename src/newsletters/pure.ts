/** The rules of letters that the browser needs too: what may be set, and whether it can be read. No I/O. */
import { z } from 'zod';
import { type Actor, roleAtLeast } from '#accounts/pure.ts';
import { slugSchema } from '#lib/slug.ts';
import { contrast, papers } from './accent.ts';

export { accentInTheDark, contrast, leastContrast, ownAccent, papers } from './accent.ts';

export const letterLimits = {
  name: 80,
  promise: 240,
  schedule: 80,
  part: 4000,
  welcomeSubject: 150,
  paragraphs: 50,
  days: 60,
  count: 20,
  places: 60,
};

export const cadences = ['daily', 'weekdays', 'weekly', 'monthly'] as const;

/** A letter is what the publication promises in public, so publishers decide about it. */
export function mayEditLetters(actor: Pick<Actor, 'role'>): boolean {
  return roleAtLeast(actor, 'publisher');
}

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'too-long')
    // Nothing that could become another header of a mail.
    .regex(/^\P{Cc}*$/u, 'malformed');
const needed = (most: number) => text(most).min(1, 'missing');
const markdown = z.string().max(letterLimits.part, 'too-long');
const slugs = z.array(slugSchema).max(letterLimits.places, 'too-many');

/** A time of day, `HH:MM`. */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'no-time');
const weekday = z.int('no-day').min(1, 'no-day').max(7, 'no-day');
const whole = (least: number, most: number) =>
  z.int('no-number').min(least, 'no-number').max(most, 'no-number');

/** Which stories the rule takes. Sections and formats by slug; none means all. */
export const fillRuleSchema = z.strictObject({
  sections: slugs,
  formats: slugs,
  /** How many days back; null is since the letter's last issue. */
  days: whole(1, letterLimits.days).nullable(),
  count: whole(1, letterLimits.count),
  /** Leaves out what readers of this letter got in another one meanwhile. */
  sparesOthers: z.boolean(),
});

export type FillRule = z.infer<typeof fillRuleSchema>;

/** Everything a publisher sets of a letter. */
export const letterFormSchema = z.strictObject({
  name: needed(letterLimits.name),
  promise: needed(letterLimits.promise),
  cadence: z.enum(cadences),
  schedule: needed(letterLimits.schedule),
  edition: slugSchema.nullable(),
  /** Its place in the list of letters, from 1. */
  place: whole(1, 1000),
  senderName: text(letterLimits.name),
  replyTo: z
    .string()
    .trim()
    .max(254, 'too-long')
    .regex(
      /^$|^[^\s@<>"(),:;\\[\]\p{Cc}]+@[^\s@<>"(),:;\\[\]\p{Cc}]+\.[^\s@.\p{Cc}]{2,}$/u,
      'malformed',
    ),
  /** Empty is the publication's own colour. */
  accent: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^$|^#[0-9a-f]{6}$/, 'no-colour')
    .refine((colour) => !isColour(colour) || contrast(colour, papers.light) >= 4.5, 'too-pale'),
  logo: z.string().max(200).nullable(),
  header: markdown,
  footer: markdown,
  welcomeSubject: text(letterLimits.welcomeSubject),
  welcomeText: markdown,
  archiveIsPublic: z.boolean(),
  placed: z.strictObject({
    sections: slugs,
    formats: slugs,
    after: whole(1, letterLimits.paragraphs).nullable(),
    foot: z.boolean(),
  }),
  rule: fillRuleSchema,
  scheduled: z
    .strictObject({ days: z.array(weekday).max(7), time: clock, asks: z.boolean() })
    .nullable()
    .refine((scheduled) => scheduled === null || scheduled.days.length > 0, {
      path: ['days'],
      message: 'no-day',
    }),
  digest: z.strictObject({ time: clock, day: weekday }),
});

export type LetterForm = z.infer<typeof letterFormSchema>;

function isColour(colour: string): boolean {
  return /^#[0-9a-f]{6}$/.test(colour);
}

/** The minute of the day of `HH:MM`, and the reverse. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

export function timeOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Words that stand in addresses beside letters already. */
const reserved = new Set([
  'check-your-inbox',
  'confirm',
  'leave',
  'link',
  'new',
  'sign-up',
  'try-again',
  'yours',
]);

/** The last part of a letter's address. */
export const letterSlugSchema = slugSchema.refine((slug) => !reserved.has(slug), 'address-taken');
