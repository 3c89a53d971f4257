/** The shape of the publication's settings; what is missing in an older record has its default here. */
import { z } from 'zod';
import { languageSchema, line, timeZoneSchema } from './schema.ts';

/** Decided at the desk, and in no content file. */
export const choicesSchema = z.object({
  /** Whether readers may see how a story changed. */
  showsChanges: z.boolean().default(false),
});

export const settingsSchema = z.strictObject({
  name: line(80),
  strapline: line(140),
  description: line(400),
  language: languageSchema,
  timeZone: timeZoneSchema,
  contactEmail: z.email(),
  feedText: z.enum(['full', 'summary']),
  apiIsOpen: z.boolean(),
  showsChanges: z.boolean(),
});

export type PublicationChoices = z.infer<typeof choicesSchema>;
export type PublicationSettings = z.infer<typeof settingsSchema>;
