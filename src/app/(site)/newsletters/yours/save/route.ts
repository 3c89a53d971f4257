/** Takes what one person chooses to get. */
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { own } from '#subscribers/index.ts';
import { leadTo, readFields } from '../../form-fields.ts';

export const dynamic = 'force-dynamic';

const pauseSchema = z.enum(['none', 'keep', 'week', 'fortnight', 'month']).catch('keep');

export async function POST(request: Request): Promise<Response> {
  const fields = await readFields(request);
  const key = fields.one('key');
  const saved = await own.saveChoices(
    key,
    {
      letters: fields.all('newsletter'),
      pause: pauseSchema.parse(fields.one('pause')),
      reason: fields.one('reason').trim().slice(0, 300) || null,
    },
    now(),
  );
  return leadTo('/newsletters/yours', { key, ...(saved ? { said: 'saved' } : {}) });
}
