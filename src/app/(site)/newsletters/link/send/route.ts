/** Mails the link to one's own page. The answer is the same for every address. */
import { now } from '#lib/clock.ts';
import { showForm } from '#lib/form-answer.ts';
import { addressBlock, isWithinLimit } from '#lib/rate-limit.ts';
import { own, signUpSchema } from '#subscribers/index.ts';
import { leadTo, readFields } from '../../form-fields.ts';

export const dynamic = 'force-dynamic';

const perBlock = { name: 'choices-link-block', most: 30, windowMs: 10 * 60_000 };

export async function POST(request: Request): Promise<Response> {
  const fields = await readFields(request);
  const typed = fields.one('email');
  const refuse = (code: string, status: number) =>
    showForm(
      '/newsletters/link',
      { values: { email: [typed] }, problems: [{ field: 'email', code }] },
      status,
    );
  const email = signUpSchema.shape.email.safeParse(typed);
  if (!email.success) return refuse(email.error.issues[0]?.message ?? 'malformed', 422);
  const at = now();
  const from = addressBlock(request.headers.get('x-standfirst-address') ?? '');
  if (!(await isWithinLimit(perBlock, from, at))) return refuse('too-many', 429);
  await own.requestChoicesLink(email.data, at);
  return leadTo('/newsletters/check-your-inbox');
}
