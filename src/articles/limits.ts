/** What a story and the desk around it go by: lengths, partly known dates, and where somebody may be. */
import { z } from 'zod';

export const headlineLimit = 140;
export const standfirstLimit = 320;

/** The parts of a text that somebody else can be seen in. */
export const presentFields = ['headline', 'standfirst', 'body'] as const;
export type PresentField = (typeof presentFields)[number];

/** How often a browser says that it has a story open. */
export const presenceEveryMs = 4_000;

export const correctionLimit = 800;

const partialDate = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as certain as is known. */
export const partialDateSchema = z
  .string()
  .refine((date) => partialDate.test(date), 'must be YYYY, YYYY-MM or YYYY-MM-DD')
  .refine((date) => !Number.isNaN(Date.parse(date)), 'is not a date');
