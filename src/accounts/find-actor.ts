/**
 * Who a request comes from. The cookie holds a random token; the database only its hash, so that a
 * stolen copy of the database opens no session.
 */
import { createHash } from 'node:crypto';
import { now } from '#lib/clock.ts';
import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import type { Actor } from './pure.ts';

/** A session that was not used for this long is over. */
export const idleMs = 8 * 60 * 60_000;
/** A session is over after this long, however much it is used. */
export const absoluteMs = 30 * 24 * 60 * 60_000;
/** How exactly it is known when a session was last used: one write in this time at most. */
const touchEveryMs = 60_000;

export type Session = { id: string; actor: Actor; authenticatedAt: Date };

/** `__Host-` ties a cookie to this very host and to TLS; plain http on this machine has neither. */
export function cookiePrefix(siteUrl: string): string {
  return siteUrl.startsWith('https:') ? '__Host-standfirst' : 'standfirst';
}

export function sessionCookieName(): string {
  return `${cookiePrefix(env().SITE_URL)}.session_token`;
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The member of staff a request comes from, or null. Every page and route of the desk asks this. */
export async function findActor(headers: Headers): Promise<Actor | null> {
  return (await findSession(headers))?.actor ?? null;
}

export async function findSession(headers: Headers, at = now()): Promise<Session | null> {
  const token = readSessionToken(headers);
  if (!token) return null;
  const row = await database().staffSession.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      expiresAt: true,
      lastUsedAt: true,
      authenticatedAt: true,
      staff: {
        select: {
          id: true,
          name: true,
          role: true,
          personId: true,
          deactivatedAt: true,
        },
      },
    },
  });
  if (!row || row.staff.deactivatedAt || row.expiresAt <= at) return null;
  const idle = at.getTime() - row.lastUsedAt.getTime();
  if (idle > idleMs) return null;
  if (idle > touchEveryMs) {
    await database().staffSession.updateMany({ where: { id: row.id }, data: { lastUsedAt: at } });
  }
  const { id: staffId, name, role, personId } = row.staff;
  return {
    id: row.id,
    actor: { staffId, name, role, personId },
    authenticatedAt: row.authenticatedAt,
  };
}

/** The cookie is `token.signature`; a random token of 190 bits needs no signature to be looked up. */
function readSessionToken(headers: Headers): string | null {
  const wanted = `${sessionCookieName()}=`;
  const found = (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(wanted));
  if (!found) return null;
  const token = found.slice(wanted.length).split('.')[0] ?? '';
  return /^[A-Za-z0-9]{32}$/.test(token) ? token : null;
}
