/**
 * The links at the foot of a letter: they name a person and what the link may do, signed, so that they
 * need no sign-in and cannot be made up. A new `linkSeed` ends all of a person's links at once.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';

export type LinkOwner = { id: number; linkSeed: string };

/** The key of the page where somebody sees and changes what they get. */
export function choicesKey(owner: LinkOwner): string {
  return `${owner.id}.${sign('choices', owner)}`;
}

/** The key that leaves one letter, and nothing else. */
export function leaveKey(owner: LinkOwner, newsletterId: number): string {
  return `${owner.id}.${newsletterId}.${sign(`leave ${newsletterId}`, owner)}`;
}

export type LinkedSubscriber = LinkOwner & { email: string; pausedUntil: Date | null };

/** Whose choices this key opens; null for one that is forged, ended, or of somebody who is gone. */
export async function findByChoicesKey(key: string): Promise<LinkedSubscriber | null> {
  const [, id, signature] = /^(\d{1,9})\.([\w-]{43})$/.exec(key) ?? [];
  const owner = id ? await find(Number(id)) : null;
  return owner && signature && isSame(signature, sign('choices', owner)) ? owner : null;
}

/** Who leaves which letter with this key; null likewise. */
export async function findByLeaveKey(
  key: string,
): Promise<{ owner: LinkedSubscriber; newsletterId: number } | null> {
  const [, id, letter, signature] = /^(\d{1,9})\.(\d{1,9})\.([\w-]{43})$/.exec(key) ?? [];
  const owner = id ? await find(Number(id)) : null;
  if (!owner || !signature || !isSame(signature, sign(`leave ${letter}`, owner))) return null;
  return { owner, newsletterId: Number(letter) };
}

function find(id: number): Promise<LinkedSubscriber | null> {
  return database().subscriber.findUnique({
    where: { id },
    select: { id: true, email: true, linkSeed: true, pausedUntil: true },
  });
}

function sign(what: string, { id, linkSeed }: LinkOwner): string {
  return createHmac('sha256', signingKey()).update(`${what}:${id}:${linkSeed}`).digest('base64url');
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function signingKey(): Buffer {
  const { SECRET_KEY } = env();
  if (!SECRET_KEY) throw new Error('A link was signed before there was a key.');
  return Buffer.from(hkdfSync('sha256', SECRET_KEY, '', 'standfirst subscriber links', 32));
}
