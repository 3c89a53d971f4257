/** How long what readers see may be, and how a date that is only partly known is written. */
import { z } from 'zod';

export const headlineLimit = 140;
export const standfirstLimit = 320;

const partialDate = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as certain as is known. */
export const partialDateSchema = z
  .string()
  .refine((date) => partialDate.test(date), 'must be YYYY, YYYY-MM or YYYY-MM-DD')
  .refine((date) => !Number.isNaN(Date.parse(date)), 'is not a date');
