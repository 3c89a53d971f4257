/** Deletes what is kept about one person, when they ticked that they mean it. */
import { now } from '#lib/clock.ts';
import { own } from '#subscribers/index.ts';
import { leadTo, readFields } from '../../form-fields.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  const fields = await readFields(request);
  const key = fields.one('key');
  const isDeleted = fields.one('sure') === 'yes' && (await own.deleteData(key, now()));
  return leadTo('/newsletters/yours', isDeleted ? { said: 'deleted' } : { key });
}
