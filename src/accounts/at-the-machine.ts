/**
 * What a person at the machine itself may do: whoever can read the database needs no permission. The
 * links are printed and not sent, so that they also help when mail does not work.
 */
import { database } from '#lib/database.ts';
import type { Role } from './pure.ts';
import { record } from './record.ts';
import { makeResetLink } from './reset.ts';
import { makeInvitation } from './staff.ts';

export async function listEverybody(): Promise<string[]> {
  const rows = await database().staff.findMany({ orderBy: { email: 'asc' } });
  return rows.map(
    ({ email, name, role, deactivatedAt }) =>
      `${email}  ${role}  ${name}${deactivatedAt ? '  (no access)' : ''}`,
  );
}

/** The link of an invitation, or null when somebody at the desk has the address. */
export async function inviteByHand(email: string, role: Role, at: Date): Promise<string | null> {
  return database().$transaction(async (tx) => {
    if ((await tx.staff.count({ where: { email } })) > 0) return null;
    const { id, url } = await makeInvitation(tx, { email, role, personId: null, at });
    await record(tx, {
      actor: null,
      action: 'staff.invite',
      subject: `invitation:${id}`,
      after: { role, email, by: 'command line' },
    });
    return url;
  });
}

/** The link of a reset, or null when nobody has the address. */
export async function resetByHand(email: string, at: Date): Promise<string | null> {
  return database().$transaction(async (tx) => {
    const found = await tx.staff.findUnique({ where: { email } });
    if (!found) return null;
    const url = await makeResetLink(tx, found.id, at);
    await record(tx, {
      actor: null,
      action: 'staff.ask-reset',
      subject: `staff:${found.id}`,
      after: { by: 'command line' },
    });
    return url;
  });
}
