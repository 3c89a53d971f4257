/** What is said of a picture, in a content file and on the desk, and how long it may be. */
import { z } from 'zod';

export const pictureLimits = { alt: 400, caption: 400, credit: 120, licence: 80 };

const unit = z.number('malformed').min(0, 'malformed').max(1, 'malformed');
const line = (limit: number) => z.string('missing').trim().max(limit, 'too-long');
const optional = (limit: number) =>
  line(limit)
    .nullable()
    .transform((text) => text || null);

/** Alternative text and credit may be empty until the picture is to be published. */
export const pictureWordsSchema = z.strictObject({
  alt: line(pictureLimits.alt),
  caption: optional(pictureLimits.caption),
  credit: line(pictureLimits.credit),
  licence: optional(pictureLimits.licence),
  /** The last day on which it may be used, as `2026-12-31`. */
  licenceEnds: z.iso.date('malformed').nullable(),
  focus: z.tuple([unit, unit]),
});

export type PictureWords = z.infer<typeof pictureWordsSchema>;
