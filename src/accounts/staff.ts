/**
 * Who works at the desk: invited by a link in a letter, given a role, deactivated. There is always an
 * owner: the last one can be neither changed nor deactivated.
 */
import { database, type Transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { queueMail } from '#mail/index.ts';
import { hashToken } from './find-actor.ts';
import { linkLifeMs, makeToken } from './links.ts';
import { mayChangeStaff, mayGiveRole, maySeeStaff } from './policy.ts';
import type { Actor, Role } from './pure.ts';
import { record } from './record.ts';

export { type Colleague, listColleagues } from './colleagues.ts';

export type StaffLine = {
  staffId: string;
  name: string;
  email: string;
  role: Role;
  personId: number | null;
  isActive: boolean;
  hasSecondFactor: boolean;
  lastSeenAt: Date | null;
  /** What this actor may do with them. */
  may: { change: boolean };
};

export type InvitationLine = {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  expiresAt: Date;
  may: { revoke: boolean };
};

export type StaffList =
  | { kind: 'list'; staff: StaffLine[]; invitations: InvitationLine[] }
  | { kind: 'forbidden' };

export async function listStaff(actor: Actor, at: Date): Promise<StaffList> {
  if (!maySeeStaff(actor)) return { kind: 'forbidden' };
  const rows = await database().staff.findMany({
    orderBy: [{ name: 'asc' }],
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      personId: true,
      deactivatedAt: true,
      twoFactorEnabled: true,
      _count: { select: { passkeys: true } },
      sessions: { select: { lastUsedAt: true }, orderBy: { lastUsedAt: 'desc' }, take: 1 },
    },
  });
  const links = await database().staffLink.findMany({
    where: { kind: 'invitation', usedAt: null, revokedAt: null, expiresAt: { gt: at } },
    orderBy: { createdAt: 'desc' },
  });
  return {
    kind: 'list',
    staff: rows.map((row) => ({
      staffId: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      personId: row.personId,
      isActive: row.deactivatedAt === null,
      hasSecondFactor: row.twoFactorEnabled || row._count.passkeys > 0,
      lastSeenAt: row.sessions[0]?.lastUsedAt ?? null,
      may: { change: mayChangeStaff(actor, { staffId: row.id, role: row.role }) },
    })),
    invitations: links.flatMap(({ id, email, name, role, expiresAt }) =>
      email && role
        ? [{ id, email, name, role, expiresAt, may: { revoke: mayGiveRole(actor, role) } }]
        : [],
    ),
  };
}

type Invite = {
  actor: Actor;
  email: string;
  name?: string | undefined;
  role: Role;
  personId: number | null;
  /** The publication's name, for the letter. */
  publication: string;
  at: Date;
};

export type InviteResult =
  | { kind: 'invited'; id: string }
  | { kind: 'forbidden' }
  | { kind: 'invalid'; problems: { field: string; code: string }[] };

/** Invites somebody by a letter. A new invitation ends an earlier one to the same address. */
export async function inviteStaff(invite: Invite): Promise<InviteResult> {
  const { actor, email, name, role, publication } = invite;
  if (!mayGiveRole(actor, role)) return { kind: 'forbidden' };
  return database().$transaction(async (tx) => {
    if ((await tx.staff.count({ where: { email } })) > 0) {
      return { kind: 'invalid', problems: [{ field: 'email', code: 'taken' }] };
    }
    const { id, url } = await makeInvitation(tx, invite);
    await record(tx, {
      actor,
      action: 'staff.invite',
      subject: `invitation:${id}`,
      after: { role, email },
    });
    await queueMail(tx, {
      to: { address: email, ...(name ? { name } : {}) },
      subject: `Come and work at the desk of ${publication}`,
      text: [
        `${actor.name} invites you to the desk of ${publication}.`,
        'Open this address to choose a password. It works once, for seven days:',
        url,
        'If you did not expect this, ignore it: without the address nothing happens.',
      ].join('\n\n'),
    });
    return { kind: 'invited', id };
  });
}

/** The link alone, for who invites from the machine itself. */
export async function makeInvitation(
  tx: Transaction,
  { email, name, role, personId, at }: Omit<Invite, 'actor' | 'publication'>,
): Promise<{ id: string; url: string }> {
  await tx.staffLink.updateMany({
    where: { kind: 'invitation', email, usedAt: null, revokedAt: null },
    data: { revokedAt: at },
  });
  const token = makeToken();
  const { id } = await tx.staffLink.create({
    data: {
      kind: 'invitation',
      tokenHash: hashToken(token),
      email,
      name: name ?? null,
      role,
      personId,
      createdAt: at,
      expiresAt: new Date(at.getTime() + linkLifeMs.invitation),
    },
    select: { id: true },
  });
  return { id, url: `${env().SITE_URL}/desk/welcome?token=${token}` };
}

type Revoke = { actor: Actor; id: string; at: Date };

export async function revokeInvitation({ actor, id, at }: Revoke) {
  return database().$transaction(async (tx) => {
    const link = await tx.staffLink.findFirst({
      where: { id, kind: 'invitation', usedAt: null, revokedAt: null },
    });
    if (!link?.role) return { kind: 'absent' } as const;
    if (!mayGiveRole(actor, link.role)) return { kind: 'forbidden' } as const;
    await tx.staffLink.update({ where: { id }, data: { revokedAt: at } });
    await record(tx, {
      actor,
      action: 'staff.revoke-invitation',
      subject: `invitation:${id}`,
      before: { role: link.role, email: link.email },
    });
    return { kind: 'revoked' } as const;
  });
}

type Change = {
  actor: Actor;
  staffId: string;
  role?: Role | undefined;
  active?: boolean | undefined;
  personId?: number | null | undefined;
  at: Date;
};

export type ChangeResult =
  | { kind: 'changed' }
  | { kind: 'forbidden' }
  | { kind: 'absent' }
  | { kind: 'invalid'; problems: { field: string; code: string }[] };

/** Changes somebody's role, person or whether they may sign in. A new role ends their sessions. */
export async function changeStaff(change: Change): Promise<ChangeResult> {
  const { actor, staffId, role, active, personId, at } = change;
  return database().$transaction(async (tx) => {
    // Owners are counted below: two changes at once must not leave none.
    await tx.$executeRaw`select id from staff where role = 'owner' order by id for update`;
    const before = await tx.staff.findUnique({ where: { id: staffId } });
    if (!before) return { kind: 'absent' };
    if (!mayChangeStaff(actor, { staffId, role: before.role })) return { kind: 'forbidden' };
    if (role && !mayGiveRole(actor, role)) return { kind: 'forbidden' };
    const after = {
      role: role ?? before.role,
      deactivatedAt: active === undefined ? before.deactivatedAt : active ? null : at,
      personId: personId === undefined ? before.personId : personId,
    };
    const losesOwner = before.role === 'owner' && (after.role !== 'owner' || after.deactivatedAt);
    if (
      losesOwner &&
      (await tx.staff.count({ where: { role: 'owner', deactivatedAt: null } })) < 2
    ) {
      return { kind: 'invalid', problems: [{ field: 'role', code: 'last-owner' }] };
    }
    if (personId && (await tx.staff.count({ where: { personId, id: { not: staffId } } })) > 0) {
      return { kind: 'invalid', problems: [{ field: 'personId', code: 'taken' }] };
    }
    await tx.staff.update({ where: { id: staffId }, data: after });
    if (after.role !== before.role || after.deactivatedAt) {
      await tx.staffSession.deleteMany({ where: { staffId } });
    }
    const shown = ({ role, deactivatedAt, personId }: typeof after) => ({
      role,
      active: deactivatedAt === null,
      person: personId,
    });
    await record(tx, {
      actor,
      action: 'staff.change',
      subject: `staff:${staffId}`,
      before: shown(before),
      after: shown(after),
    });
    return { kind: 'changed' };
  });
}

export { mayChangeSignInPolicy, mayGiveRole } from './policy.ts';
