/** The buttons of the leaving page. */
import { now } from '#lib/clock.ts';
import { leaveByLink } from '#subscribers/index.ts';
import { leadTo, readFields } from '../../form-fields.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  const fields = await readFields(request);
  const key = fields.one('key');
  await leaveByLink({
    key,
    everything: fields.one('what') === 'everything',
    reason: fields.one('reason').trim().slice(0, 300) || null,
    form: 'leave',
    at: now(),
  });
  return leadTo('/newsletters/leave', { key });
}
