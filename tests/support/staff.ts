/** Staff for tests: an actor of a role for operations, a signed-in browser for routes and pages. */
import { randomBytes } from 'node:crypto';
import { absoluteMs, hashToken, sessionCookieName } from '#accounts/find-actor.ts';
import type { Actor, Role } from '#accounts/index.ts';
import { database } from '#lib/database.ts';

/** Somebody at the desk. Every call makes another person, named after the role. */
export async function makeActor(
  role: Role,
  fields: { name?: string; personId?: number } = {},
): Promise<Actor> {
  const mark = randomBytes(4).toString('hex');
  const { name = `A ${role}`, personId = null } = fields;
  const { id } = await database().staff.create({
    data: { name, email: `${role}-${mark}@news.example`, role, personId },
  });
  return { staffId: id, name, role, personId };
}

/** An actor with a session: `headers` are those of a request of theirs. */
export async function signedIn(
  role: Role,
): Promise<{ actor: Actor; headers: Headers; token: string }> {
  const actor = await makeActor(role);
  const { token, cookie } = await signIn(actor.staffId);
  return { actor, headers: new Headers({ cookie }), token };
}

/** A session of somebody who exists. `cookie` is what their browser sends. */
export async function signIn(staffId: string): Promise<{ token: string; cookie: string }> {
  const token = randomBytes(16).toString('hex');
  await database().staffSession.create({
    data: {
      staffId,
      tokenHash: hashToken(token),
      expiresAt: new Date(Date.now() + absoluteMs),
    },
  });
  return { token, cookie: `${sessionCookieName()}=${token}.unchecked` };
}
