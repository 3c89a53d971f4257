/**
 * What somebody does with their own account: password, second factor, passkeys, sessions. Each is
 * recorded, and a new password ends every other session.
 */
import { encode } from 'uqr';
import { z } from 'zod';
import { database } from '#lib/database.ts';
import { auth } from './auth.ts';
import { isCommonPassword } from './common-passwords.ts';
import { findSession, type Session } from './find-actor.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import type { Actor } from './pure.ts';
import { record } from './record.ts';
import { setPassword } from './reset.ts';
import { takeCode } from './sign-in.ts';
import { type Attempt, countMistake, forgive, waitFor } from './sign-in-delay.ts';

type Invalid = { kind: 'invalid'; problems: { field: string; code: string }[] };
const invalid = (field: string, code: string): Invalid => ({
  kind: 'invalid',
  problems: [{ field, code }],
});

export { addPasskey, beginPasskey, removePasskey } from './passkeys.ts';

export type OwnAccount = {
  email: string;
  name: string;
  hasAuthenticator: boolean;
  passkeys: { id: string; name: string; createdAt: Date | null }[];
  sessions: {
    id: string;
    isThis: boolean;
    browser: string;
    address: string | null;
    openedAt: Date;
    lastUsedAt: Date;
  }[];
};

export async function readOwnAccount(session: Session): Promise<OwnAccount> {
  const row = await database().staff.findUniqueOrThrow({
    where: { id: session.actor.staffId },
    select: {
      email: true,
      name: true,
      twoFactorEnabled: true,
      passkeys: {
        select: { id: true, name: true, createdAt: true },
        orderBy: { createdAt: 'asc' },
      },
      sessions: { orderBy: { lastUsedAt: 'desc' } },
    },
  });
  return {
    email: row.email,
    name: row.name,
    hasAuthenticator: row.twoFactorEnabled,
    passkeys: row.passkeys.map(({ name, ...rest }) => ({ name: name ?? 'Passkey', ...rest })),
    sessions: row.sessions.map((one) => ({
      id: one.id,
      isThis: one.id === session.id,
      browser: browserWords(one.userAgent ?? ''),
      address: one.ipAddress,
      openedAt: one.createdAt,
      lastUsedAt: one.lastUsedAt,
    })),
  };
}

/** Roughly which browser on which system, for people to recognise. */
function browserWords(userAgent: string): string {
  const browser = /Edg\//.test(userAgent)
    ? 'Edge'
    : /Firefox\//.test(userAgent)
      ? 'Firefox'
      : /Chrom(e|ium)\//.test(userAgent)
        ? 'Chrome'
        : /Safari\//.test(userAgent)
          ? 'Safari'
          : 'A browser';
  const system = /Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux/.exec(userAgent)?.[0];
  return system ? `${browser} on ${system.replace('Mac OS X', 'a Mac')}` : browser;
}

type Own = { actor: Actor; headers: Headers; from: string; at: Date };

/** Checks somebody's own password, with the same waits as signing in. */
async function isOwnPassword(own: Own, password: string): Promise<boolean | { waitMs: number }> {
  const { staffId } = own.actor;
  const credential = await database().staffCredential.findFirst({
    where: { staffId, providerId: 'credential' },
    select: { password: true, staff: { select: { email: true } } },
  });
  if (!credential?.password) return false;
  const attempt: Attempt = { ...own, email: credential.staff.email };
  const waitMs = await waitFor(attempt);
  if (waitMs > 0) return { waitMs };
  const isRight = await verifyPassword({ hash: credential.password, password });
  await (isRight ? forgive(attempt) : countMistake(attempt));
  return isRight;
}

/** The password once more, for what is dangerous; it counts for ten minutes in this browser. */
export async function reauthenticate(own: Own & { password: string }) {
  const session = await findSession(own.headers, own.at);
  if (!session) return { kind: 'absent' } as const;
  const isRight = await isOwnPassword(own, own.password);
  if (typeof isRight === 'object') return invalid('password', 'wait');
  if (!isRight) return invalid('password', 'wrong');
  await database().staffSession.update({
    where: { id: session.id },
    data: { authenticatedAt: own.at },
  });
  return { kind: 'authenticated' } as const;
}

export async function changeOwnName({ actor, name }: Own & { name: string }) {
  await database().$transaction(async (tx) => {
    await tx.staff.update({ where: { id: actor.staffId }, data: { name } });
    await record(tx, {
      actor,
      action: 'staff.rename',
      subject: `staff:${actor.staffId}`,
      before: { name: actor.name },
      after: { name },
    });
  });
  return { kind: 'changed' } as const;
}

export async function changeOwnPassword(own: Own & { current: string; password: string }) {
  const { actor, headers, current, password, at } = own;
  const isRight = await isOwnPassword(own, current);
  if (typeof isRight === 'object') return invalid('current', 'wait');
  if (!isRight) return invalid('current', 'wrong');
  const { email } = await database().staff.findUniqueOrThrow({ where: { id: actor.staffId } });
  if (isCommonPassword(password, [email, actor.name])) return invalid('password', 'common');
  const hash = await hashPassword(password);
  const session = await findSession(headers, at);
  await database().$transaction(async (tx) => {
    await setPassword(tx, actor.staffId, hash);
    await tx.staffSession.deleteMany({
      where: { staffId: actor.staffId, ...(session ? { id: { not: session.id } } : {}) },
    });
    await record(tx, {
      actor,
      action: 'staff.change-password',
      subject: `staff:${actor.staffId}`,
    });
  });
  return { kind: 'changed' } as const;
}

export async function endOwnSession({ actor, id }: Own & { id: string }) {
  const { count } = await database().staffSession.deleteMany({
    where: { id, staffId: actor.staffId },
  });
  return count > 0 ? ({ kind: 'ended' } as const) : ({ kind: 'absent' } as const);
}

const enrolSchema = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

/** Begins with an authenticator: its secret as a QR code and as text, and the recovery codes. */
export async function beginAuthenticator({ headers, password }: Own & { password: string }) {
  const answer = await (await auth()).api.enableTwoFactor({
    body: { password, method: 'totp' },
    headers,
    asResponse: true,
  });
  if (!answer.ok) return invalid('password', 'wrong');
  const { totpURI, backupCodes } = enrolSchema.parse(await answer.json());
  const { data, size } = encode(totpURI, { ecc: 'M', border: 2 });
  // One path of squares: data, so that the page draws it without markup from here.
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return {
    kind: 'begun',
    qr: { size, path: squares.join('') },
    secret: new URL(totpURI).searchParams.get('secret') ?? '',
    recoveryCodes: backupCodes,
  } as const;
}

/** The first code shows that the authenticator works; from now on signing in asks for one. */
export async function confirmAuthenticator({ actor, headers, code, at }: Own & { code: string }) {
  const answer = await (await auth()).api.verifyTOTP({ body: { code }, headers, asResponse: true });
  if (!answer.ok) return { result: invalid('code', 'wrong'), cookies: [] };
  await takeCode(actor.staffId, code, at);
  await database().$transaction(async (tx) => {
    // better-auth has made a new session; this person has just shown their second factor in it.
    await tx.staffSession.updateMany({
      where: { staffId: actor.staffId, createdAt: { gte: new Date(at.getTime() - 60_000) } },
      data: { secondFactor: true },
    });
    await record(tx, {
      actor,
      action: 'staff.add-authenticator',
      subject: `staff:${actor.staffId}`,
    });
  });
  return {
    result: { kind: 'added' } as const,
    cookies: answer.headers.getSetCookie(),
  };
}

export async function removeAuthenticator({
  actor,
  headers,
  password,
}: Own & { password: string }) {
  const answer = await (await auth()).api.disableTwoFactor({
    body: { password },
    headers,
    asResponse: true,
  });
  if (!answer.ok) return { result: invalid('password', 'wrong'), cookies: [] };
  await database().$transaction((tx) =>
    record(tx, {
      actor,
      action: 'staff.remove-authenticator',
      subject: `staff:${actor.staffId}`,
    }),
  );
  return { result: { kind: 'removed' } as const, cookies: answer.headers.getSetCookie() };
}

/** New recovery codes; the old ones end. */
export async function renewRecoveryCodes({ actor, headers, password }: Own & { password: string }) {
  const answer = await (await auth()).api.generateBackupCodes({
    body: { password },
    headers,
    asResponse: true,
  });
  if (!answer.ok) return invalid('password', 'wrong');
  const { backupCodes } = z.object({ backupCodes: z.array(z.string()) }).parse(await answer.json());
  await database().$transaction((tx) =>
    record(tx, { actor, action: 'staff.renew-codes', subject: `staff:${actor.staffId}` }),
  );
  return { kind: 'renewed', recoveryCodes: backupCodes } as const;
}
