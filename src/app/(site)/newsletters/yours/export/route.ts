/** Hands out what is kept about one person, as a file. */
import { own } from '#subscribers/index.ts';
import { leadTo, readFields } from '../../form-fields.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  const key = (await readFields(request)).one('key');
  const data = await own.exportData(key);
  if (!data) return leadTo('/newsletters/yours', { key });
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-letters.json"',
    },
  });
}
