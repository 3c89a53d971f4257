/**
 * A forgotten password: a link by mail, good for an hour, once. The answer is the same for an address
 * that nobody has.
 */
import { database, type Transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { addressBlock, isWithinLimit } from '#lib/rate-limit.ts';
import { queueMail } from '#mail/index.ts';
import { isCommonPassword } from './common-passwords.ts';
import { hashToken } from './find-actor.ts';
import { findLink, linkLifeMs, makeToken, spendLink } from './links.ts';
import { hashPassword } from './passwords.ts';
import { record } from './record.ts';

const hour = 60 * 60_000;
const perBlock = { name: 'reset-block', most: 20, windowMs: hour };
const perAddress = { name: 'reset-address', most: 5, windowMs: hour };

type Ask = { email: string; from: string; publication: string; at: Date };

/** Sends the link, if somebody active has the address. Says nothing about whether they do. */
export async function requestReset({ email, from, publication, at }: Ask) {
  const allowed =
    (await isWithinLimit(perBlock, addressBlock(from), at)) &&
    (await isWithinLimit(perAddress, email, at));
  const staff = await database().staff.findFirst({ where: { email, deactivatedAt: null } });
  if (allowed && staff) {
    await database().$transaction(async (tx) => {
      const url = await makeResetLink(tx, staff.id, at);
      await record(tx, { actor: null, action: 'staff.ask-reset', subject: `staff:${staff.id}` });
      await queueMail(tx, {
        to: { address: email, name: staff.name },
        subject: `Your password for the desk of ${publication}`,
        text: [
          'Somebody, most likely you, asked for a new password.',
          'Open this address to choose one. It works once, for an hour:',
          url,
          'If it was not you, ignore this: your password stays as it is.',
        ].join('\n\n'),
      });
    });
  }
  return { kind: 'asked' } as const;
}

/** The link alone; earlier ones end. */
export async function makeResetLink(tx: Transaction, staffId: string, at: Date): Promise<string> {
  await tx.staffLink.updateMany({
    where: { kind: 'reset', staffId, usedAt: null, revokedAt: null },
    data: { revokedAt: at },
  });
  const token = makeToken();
  await tx.staffLink.create({
    data: {
      kind: 'reset',
      tokenHash: hashToken(token),
      staffId,
      createdAt: at,
      expiresAt: new Date(at.getTime() + linkLifeMs.reset),
    },
  });
  return `${env().SITE_URL}/desk/reset?token=${token}`;
}

export async function isResetOpen(token: string, at: Date): Promise<boolean> {
  return (await findLink(database(), token, at))?.kind === 'reset';
}

export type ResetResult =
  | { kind: 'reset' }
  | { kind: 'absent' }
  | { kind: 'invalid'; problems: { field: string; code: string }[] };

/** Sets the password and ends every session: whoever else was in is out. */
export async function resetPassword(
  { token, password }: { token: string; password: string },
  at: Date,
): Promise<ResetResult> {
  const link = await findLink(database(), token, at);
  if (link?.kind !== 'reset' || !link.staffId) return { kind: 'absent' };
  const { staffId } = link;
  const staff = await database().staff.findUniqueOrThrow({ where: { id: staffId } });
  if (isCommonPassword(password, [staff.email, staff.name])) {
    return { kind: 'invalid', problems: [{ field: 'password', code: 'common' }] };
  }
  const hash = await hashPassword(password);
  return database().$transaction(async (tx) => {
    if (!(await spendLink(tx, token, at))) return { kind: 'absent' };
    await setPassword(tx, staffId, hash);
    await tx.staffSession.deleteMany({ where: { staffId } });
    await record(tx, {
      actor: staffActor(staff),
      action: 'staff.reset',
      subject: `staff:${staffId}`,
    });
    return { kind: 'reset' };
  });
}

function staffActor({ id, name }: { id: string; name: string }) {
  return { staffId: id, name };
}

export async function setPassword(tx: Transaction, staffId: string, hash: string): Promise<void> {
  const providerId = 'credential';
  await tx.staffCredential.upsert({
    where: { staffId_providerId: { staffId, providerId } },
    create: { staffId, accountId: staffId, providerId, password: hash },
    update: { password: hash },
  });
}
