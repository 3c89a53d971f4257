/**
 * Links that let somebody in once: random, kept as a hash, for a limited time. A link is spent by the
 * same statement that finds it, so it cannot be used twice.
 */
import { randomBytes } from 'node:crypto';
import type { Transaction } from '#lib/database.ts';
import { hashToken } from './find-actor.ts';

export type LinkKind = 'first_owner' | 'invitation' | 'reset';

export const linkLifeMs: Record<LinkKind, number> = {
  first_owner: 7 * 24 * 60 * 60_000,
  invitation: 7 * 24 * 60 * 60_000,
  reset: 60 * 60_000,
};

export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The link this token opens, while it does; null for one that is spent, revoked, old or made up. */
export function findLink(tx: Transaction, token: string, at: Date) {
  return tx.staffLink.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, revokedAt: null, expiresAt: { gt: at } },
  });
}

/** Spends the link; null when somebody was faster or it opens nothing. */
export async function spendLink(tx: Transaction, token: string, at: Date) {
  const spent = await tx.staffLink.updateManyAndReturn({
    where: { tokenHash: hashToken(token), usedAt: null, revokedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return spent[0] ?? null;
}
