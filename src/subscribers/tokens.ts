/**
 * Links that are mailed and good once: 256 random bits, kept as a hash, for 48 hours. A link is spent by
 * the same statement that finds it, so it cannot be used twice.
 */
import { createHash, randomBytes } from 'node:crypto';
import { database, type Transaction } from '#lib/database.ts';

export const tokenLifeMs = 48 * 60 * 60_000;

export function makeToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOf(token) };
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

type State = 'open' | 'used' | 'expired' | 'unknown';

const select = {
  id: true,
  kind: true,
  subscriberId: true,
  newsletterIds: true,
  newEmail: true,
  createdAt: true,
  expiresAt: true,
  usedAt: true,
  subscriber: { select: { id: true, email: true, linkSeed: true } },
} as const;

/** What stands behind a token, and whether it still opens anything. */
export async function findToken(token: string, at: Date) {
  const found = await database().subscriberToken.findUnique({
    where: { tokenHash: hashOf(token) },
    select,
  });
  const state: State = !found
    ? 'unknown'
    : found.usedAt
      ? 'used'
      : found.expiresAt <= at
        ? 'expired'
        : 'open';
  return { state, found };
}

/** Spends an open token; null when it opens nothing, or somebody was faster. */
export async function spendToken(tx: Transaction, token: string, at: Date) {
  const spent = await tx.subscriberToken.updateManyAndReturn({
    where: { tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
    select: { id: true, kind: true, subscriberId: true, newsletterIds: true, newEmail: true },
  });
  return spent[0] ?? null;
}
