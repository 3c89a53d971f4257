/**
 * Passkeys: a browser proves that it holds a key, and that its owner is there. They take the place of
 * password and code together, so the person is always verified by the device.
 */
import { z } from 'zod';
import { database } from '#lib/database.ts';
import { auth } from './auth.ts';
import type { Actor } from './pure.ts';
import { record } from './record.ts';
import { type SignInResult, welcomeBack } from './sign-in.ts';
import { countMistake, waitFor } from './sign-in-delay.ts';

/** What the browser's own functions take and give: passed on as it is, checked by better-auth. */
export const passkeyResponseSchema = z.looseObject({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({
    clientDataJSON: z.string(),
    authenticatorData: z.string().default(''),
    signature: z.string().default(''),
  }),
  clientExtensionResults: z.looseObject({}).default({}),
});
type PasskeyResponse = z.infer<typeof passkeyResponseSchema>;

type Begun = { options: unknown; cookies: string[] };

/** What `navigator.credentials.create` is asked for. */
export async function beginPasskey(headers: Headers): Promise<Begun> {
  return begun(
    await (await auth()).api.generatePasskeyRegistrationOptions({ headers, asResponse: true }),
  );
}

/** What `navigator.credentials.get` is asked for. */
export async function beginPasskeySignIn(headers: Headers): Promise<Begun> {
  return begun(
    await (await auth()).api.generatePasskeyAuthenticationOptions({ headers, asResponse: true }),
  );
}

async function begun(answer: Response): Promise<Begun> {
  return { options: await answer.json(), cookies: answer.headers.getSetCookie() };
}

type Add = { actor: Actor; headers: Headers; response: PasskeyResponse; name: string };

export async function addPasskey({ actor, headers, response, name }: Add) {
  const answer = await (await auth()).api.verifyPasskeyRegistration({
    body: { response, name },
    headers,
    asResponse: true,
  });
  if (!answer.ok) return { kind: 'refused' } as const;
  await database().$transaction((tx) =>
    record(tx, {
      actor,
      action: 'staff.add-passkey',
      subject: `staff:${actor.staffId}`,
      after: { name },
    }),
  );
  return { kind: 'added' } as const;
}

export async function removePasskey({ actor, id }: { actor: Actor; id: string }) {
  return database().$transaction(async (tx) => {
    const where = { id, staffId: actor.staffId };
    const { count } = await tx.staffPasskey.deleteMany({ where });
    if (count === 0) return { kind: 'absent' } as const;
    await record(tx, {
      actor,
      action: 'staff.remove-passkey',
      subject: `staff:${actor.staffId}`,
    });
    return { kind: 'removed' } as const;
  });
}

type SignIn = { headers: Headers; response: PasskeyResponse; from: string; at: Date };

export async function signInWithPasskey(attempt: SignIn): Promise<SignInResult> {
  const { headers, response, from, at } = attempt;
  const block = { email: `passkey from ${from}`, headers, from, at };
  const wait = await waitFor(block);
  if (wait > 0) return { kind: 'wait', seconds: Math.ceil(wait / 1000) };
  const answer = await (await auth()).api.verifyPasskeyAuthentication({
    body: { response },
    headers,
    asResponse: true,
  });
  if (!answer.ok) {
    await countMistake(block);
    return { kind: 'wrong' };
  }
  const { session } = z
    .object({ session: z.object({ token: z.string(), userId: z.string() }) })
    .parse(await answer.json());
  await welcomeBack({ staffId: session.userId, token: session.token, by: 'passkey' });
  return { kind: 'signed-in', cookies: answer.headers.getSetCookie() };
}
