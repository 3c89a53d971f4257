/**
 * The first owner comes in by a link that the start prints, once: there is no default password, in the
 * demo neither.
 */
import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { hashToken } from './find-actor.ts';
import { linkLifeMs, makeToken } from './links.ts';

/** The address that makes the first owner, or null when there is one. Earlier links end here. */
export async function firstOwnerLink(at: Date): Promise<string | null> {
  return database().$transaction(async (tx) => {
    const owners = await tx.staff.count({ where: { role: 'owner' } });
    if (owners > 0) return null;
    await tx.staffLink.updateMany({
      where: { kind: 'first_owner', usedAt: null, revokedAt: null },
      data: { revokedAt: at },
    });
    const token = makeToken();
    await tx.staffLink.create({
      data: {
        kind: 'first_owner',
        tokenHash: hashToken(token),
        role: 'owner',
        createdAt: at,
        expiresAt: new Date(at.getTime() + linkLifeMs.first_owner),
      },
    });
    return `${env().SITE_URL}/desk/welcome?token=${token}`;
  });
}
