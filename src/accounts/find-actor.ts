/**
 * Who a request comes from. The cookie holds a random token; the database only its hash, so that a
 * stolen copy of the database opens no session.
 */
import { createHash } from 'node:crypto';
import { now } from '#lib/clock.ts';
import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { type Actor, roleAtLeast } from './pure.ts';

/** A session that was not used for this long is over. */
export const idleMs = 8 * 60 * 60_000;
/** A session is over after this long, however much it is used. */
export const absoluteMs = 30 * 24 * 60 * 60_000;
/** How exactly it is known when a session was last used: one write in this time at most. */
const touchEveryMs = 60_000;

/** How long what is dangerous may be done after the password was given. */
export const freshMs = 10 * 60_000;

export type Session = {
  id: string;
  actor: Actor;
  authenticatedAt: Date;
  /** The publisher wants a second factor of this role, and this session was opened without one. */
  lacksSecondFactor: boolean;
};

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
  const session = await findSession(headers);
  return session && !session.lacksSecondFactor ? session.actor : null;
}

export async function findSession(headers: Headers, at = now()): Promise<Session | null> {
  const token = readSessionToken(headers);
  if (!token) return null;
  const policy = database().signInPolicy.findFirst({ select: { twoFactorFrom: true } });
  const row = await database().staffSession.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      expiresAt: true,
      lastUsedAt: true,
      authenticatedAt: true,
      secondFactor: true,
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
  const from = (await policy)?.twoFactorFrom;
  return {
    id: row.id,
    actor: { staffId, name, role, personId },
    authenticatedAt: row.authenticatedAt,
    lacksSecondFactor: from ? !row.secondFactor && roleAtLeast({ role }, from) : false,
  };
}

/** Whether this person proved who they are just now; what is dangerous asks for it. */
export function isFresh(session: Pick<Session, 'authenticatedAt'>, at: Date): boolean {
  return at.getTime() - session.authenticatedAt.getTime() <= freshMs;
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
