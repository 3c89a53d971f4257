/** The rules of the audience list that the browser needs too. No I/O. */
import { z } from 'zod';

export const audienceStates = ['confirmed', 'pending', 'left', 'paused', 'suppressed'] as const;
export type AudienceState = (typeof audienceStates)[number];

const text = z.string().trim().max(254).catch('');

/** The list's search and filters, as they stand in an address. */
export const audienceFilterSchema = z.object({
  q: text.default(''),
  state: z.enum(audienceStates).or(z.literal('')).catch('').default(''),
  letter: text.default(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});

export type AudienceFilter = z.infer<typeof audienceFilterSchema>;

/** How somebody gets a letter: each issue, or what was in them once a day or once a week. */
export const rhythms = ['each', 'daily', 'weekly'] as const;
export type Rhythm = (typeof rhythms)[number];
