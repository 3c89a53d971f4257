/** The button of the confirming page. */
import { now } from '#lib/clock.ts';
import { confirm } from '#subscribers/index.ts';
import { leadTo, readFields } from '../../form-fields.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  const fields = await readFields(request);
  const token = fields.one('token');
  const result = await confirm(token, { letters: fields.all('newsletter'), at: now() });
  switch (result.kind) {
    case 'confirmed':
    case 'address-changed':
      return leadTo('/newsletters/yours', { key: result.key, said: result.kind });
    // The page says what is the matter with the link, and that a letter has to be ticked.
    case 'none-chosen':
    case 'over':
      return leadTo('/newsletters/confirm', { token });
  }
}
