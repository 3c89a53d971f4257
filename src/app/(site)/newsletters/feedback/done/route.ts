/** The button of the page that asks for more or less of a story's kind. */
import { counting } from '#issues/index.ts';
import { now } from '#lib/clock.ts';
import { leadTo, readFields } from '../../form-fields.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  const key = (await readFields(request)).one('key');
  const isTaken = await counting.giveFeedback(key, now());
  return leadTo('/newsletters/feedback', { key, ...(isTaken ? { said: 'thanks' } : {}) });
}
