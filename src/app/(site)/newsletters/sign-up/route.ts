/** Takes the sign-up form: a page for people, JSON for the script that enhances it. */
import { now } from '#lib/clock.ts';
import { type FormAnswer, showForm } from '#lib/form-answer.ts';
import {
  requestSubscription,
  type SignUpProblem,
  signUpSchema,
  wasTooQuick,
} from '#subscribers/index.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false;
  const form = await request.formData().catch(() => null);
  const texts = (name: string) =>
    (form?.getAll(name) ?? []).filter((value) => typeof value === 'string');
  const values = {
    email: texts('email').slice(0, 1),
    newsletters: texts('newsletter'),
    place: texts('place').slice(0, 1),
    return_to: texts('return_to').slice(0, 1),
  };
  const parsed = signUpSchema.safeParse({
    email: values.email[0] ?? '',
    newsletters: values.newsletters,
    place: values.place[0],
    returnTo: values.return_to[0],
  });
  const refuse = (problems: SignUpProblem[], status: number) =>
    wantsJson
      ? Response.json({ ok: false, problems }, { status })
      : showForm('/newsletters/try-again', { values, problems } satisfies FormAnswer, status);

  if (!parsed.success) return refuse(problemsOf(parsed.error.issues), 422);
  const result = await requestSubscription({
    signUp: parsed.data,
    trapped: texts('website').some((text) => text !== '') || wasTooQuick(texts('took')[0]),
    from: request.headers.get('x-standfirst-address') ?? '',
    at: now(),
  });
  switch (result.kind) {
    case 'recorded':
      return wantsJson
        ? Response.json({ ok: true })
        : new Response(null, {
            status: 303,
            headers: { location: '/newsletters/check-your-inbox' },
          });
    case 'unknown-letter':
      return refuse([{ field: 'newsletters', code: 'unknown' }], 422);
    case 'limited':
      return refuse([{ field: 'email', code: 'too-many' }], 429);
  }
}

function problemsOf(issues: { path: PropertyKey[]; message: string }[]): SignUpProblem[] {
  return issues.map(({ path, message }) =>
    path[0] === 'newsletters'
      ? { field: 'newsletters', code: message === 'missing' ? 'missing' : 'unknown' }
      : { field: 'email', code: emailCode(message) },
  );
}

function emailCode(message: string): SignUpProblem['code'] {
  return message === 'missing' || message === 'too-long' ? message : 'malformed';
}
