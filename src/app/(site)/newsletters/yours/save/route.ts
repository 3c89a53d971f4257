/** Takes what one person chooses to get. */
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { slugSchema } from '#lib/slug.ts';
import { own } from '#subscribers/index.ts';
import { type Rhythm, rhythms } from '#subscribers/pure.ts';
import { leadTo, readFields } from '../../form-fields.ts';

export const dynamic = 'force-dynamic';

const pauseSchema = z.enum(['none', 'keep', 'week', 'fortnight', 'month']).catch('keep');

const rhythmSchema = z
  .string()
  .transform((value) => value.split(' '))
  .pipe(z.tuple([slugSchema, z.enum(rhythms)]));
const editionSchema = slugSchema.or(z.literal('')).catch('keep');

/** Each says a letter and how it is to come: `morning-briefing weekly`. */
function readRhythms(values: string[]): Map<string, Rhythm> {
  return new Map(
    values.flatMap((value) => {
      const read = rhythmSchema.safeParse(value);
      return read.success ? [read.data] : [];
    }),
  );
}

export async function POST(request: Request): Promise<Response> {
  const fields = await readFields(request);
  const key = fields.one('key');
  const saved = await own.saveChoices(
    key,
    {
      letters: fields.all('newsletter'),
      rhythms: readRhythms(fields.all('rhythm')),
      edition: editionSchema.parse(fields.one('edition')),
      pause: pauseSchema.parse(fields.one('pause')),
      reason: fields.one('reason').trim().slice(0, 300) || null,
    },
    now(),
  );
  return leadTo('/newsletters/yours', { key, ...(saved ? { said: 'saved' } : {}) });
}
