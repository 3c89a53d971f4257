/**
 * Signing in: a password, then a code when the account has a second factor. Whether an address is known
 * is told neither by the answer nor by the time it takes.
 */
import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { database } from '#lib/database.ts';
import { auth } from './auth.ts';
import { findSession, hashToken } from './find-actor.ts';
import { record } from './record.ts';
import { type Attempt, countMistake, forgive, rememberBrowser, waitFor } from './sign-in-delay.ts';

/** `cookies` are whole `Set-Cookie` values, for the answer. */
export type SignInResult =
  | { kind: 'signed-in'; cookies: string[] }
  | { kind: 'code-needed'; cookies: string[] }
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number };

type Password = Attempt & { password: string };

export async function signIn({ password, ...attempt }: Password): Promise<SignInResult> {
  const wait = await waitFor(attempt);
  if (wait > 0) return { kind: 'wait', seconds: Math.ceil(wait / 1000) };
  const answer = await (await auth()).api.signInEmail({
    body: { email: attempt.email, password },
    headers: attempt.headers,
    asResponse: true,
  });
  if (!answer.ok) {
    await countMistake(attempt);
    return { kind: 'wrong' };
  }
  await forgive(attempt);
  const cookies = [
    ...answer.headers.getSetCookie(),
    rememberBrowser(attempt.email, randomUUID().replaceAll('-', '')),
  ];
  const body = signedInSchema.parse(await answer.json());
  if (body.twoFactorRedirect || !body.token || !body.user) return { kind: 'code-needed', cookies };
  await welcomeBack({ staffId: body.user.id, token: body.token, by: 'password' });
  return { kind: 'signed-in', cookies };
}

const signedInSchema = z.object({
  twoFactorRedirect: z.boolean().optional(),
  token: z.string().optional(),
  user: z.object({ id: z.string() }).optional(),
});

export type Code = { code: string; kind: 'authenticator' | 'recovery' };
type CodeAttempt = Code & { headers: Headers; from: string; at: Date };

/** The second step: a code of the authenticator, or one of the recovery codes, each taken once. */
export async function giveCode(attempt: CodeAttempt): Promise<SignInResult> {
  const { code, kind, headers, at } = attempt;
  const block = { email: `code from ${attempt.from}`, headers, from: attempt.from, at };
  const wait = await waitFor(block);
  if (wait > 0) return { kind: 'wait', seconds: Math.ceil(wait / 1000) };
  const { api } = await auth();
  const request = { body: { code: code.trim() }, headers, asResponse: true } as const;
  const answer =
    kind === 'authenticator' ? await api.verifyTOTP(request) : await api.verifyBackupCode(request);
  const body = answer.ok ? signedInSchema.parse(await answer.json()) : null;
  if (!body?.token || !body.user) {
    await countMistake(block);
    return { kind: 'wrong' };
  }
  if (kind === 'authenticator' && !(await takeCode(body.user.id, code, at))) {
    await database().staffSession.deleteMany({ where: { tokenHash: hashToken(body.token) } });
    return { kind: 'wrong' };
  }
  await welcomeBack({ staffId: body.user.id, token: body.token, by: kind });
  return { kind: 'signed-in', cookies: answer.headers.getSetCookie() };
}

/** How long an authenticator's code can be valid: its own half minute and one on each side. */
const codeLifeMs = 3 * 60_000;

/** True for the first who brings this code. The row's key makes the second one fail. */
export async function takeCode(staffId: string, code: string, at: Date): Promise<boolean> {
  const key = createHash('sha256').update(`${staffId}:${code.trim()}`).digest('hex');
  const until = new Date(at.getTime() + codeLifeMs);
  const rows = await database().$queryRaw<{ id: string }[]>`
    insert into staff_challenge (id, identifier, value, expires_at)
    values (${`code-${key}`}, 'used code', '', ${until})
    on conflict (id) do update set expires_at = ${until} where staff_challenge.expires_at < ${at}
    returning id`;
  return rows.length === 1;
}

type Back = { staffId: string; token: string; by: 'password' | Code['kind'] | 'passkey' };

/** Notes how a session was opened, and that it was. */
export async function welcomeBack({ staffId, token, by }: Back): Promise<void> {
  await database().$transaction(async (tx) => {
    const { name } = await tx.staff.findUniqueOrThrow({
      where: { id: staffId },
      select: { name: true },
    });
    if (by !== 'password') {
      await tx.staffSession.updateMany({
        where: { tokenHash: hashToken(token) },
        data: { secondFactor: true },
      });
    }
    await record(tx, {
      actor: { staffId, name },
      action: 'session.open',
      subject: `staff:${staffId}`,
      after: { by },
    });
  });
}

/** Ends the session of a request. Returns the cookies that say so. */
export async function signOut(headers: Headers): Promise<string[]> {
  const session = await findSession(headers);
  const answer = await (await auth()).api.signOut({ headers, asResponse: true });
  if (session) await database().staffSession.deleteMany({ where: { id: session.id } });
  return answer.headers.getSetCookie();
}
