/** Asks another address whether letters are to come there. The same answer for every address. */
import { now } from '#lib/clock.ts';
import { showForm } from '#lib/form-answer.ts';
import { own, signUpSchema } from '#subscribers/index.ts';
import { leadTo, readFields } from '../../form-fields.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  const fields = await readFields(request);
  const key = fields.one('key');
  const owner = await own.findByChoicesKey(key);
  if (!owner) return leadTo('/newsletters/yours', { key });
  const email = signUpSchema.shape.email.safeParse(fields.one('email'));
  if (!email.success) {
    const code = email.error.issues[0]?.message ?? 'malformed';
    return showForm(`/newsletters/yours?${new URLSearchParams({ key })}`, {
      values: { email: [fields.one('email')] },
      problems: [{ field: 'email', code }],
    });
  }
  await own.requestNewAddress(owner, email.data, now());
  return leadTo('/newsletters/yours', { key, said: 'address-asked' });
}
