/** Who may do what with accounts: one function an action, asked by the operation and by the screen. */
import { type Actor, type Role, roleAtLeast } from './pure.ts';

export function mayReadAudit(actor: Actor): boolean {
  return roleAtLeast(actor, 'publisher');
}

/** Everybody at the desk may see who works there. */
export function maySeeStaff(_actor: Actor): boolean {
  return true;
}

/** A publisher looks after everybody below them; only an owner makes or changes owners and publishers. */
export function mayGiveRole(actor: Actor, role: Role): boolean {
  if (actor.role === 'owner') return true;
  return actor.role === 'publisher' && !roleAtLeast({ role }, 'publisher');
}

/** Changing somebody takes the right to give the role they have; nobody changes themselves. */
export function mayChangeStaff(actor: Actor, other: { staffId: string; role: Role }): boolean {
  return actor.staffId !== other.staffId && mayGiveRole(actor, other.role);
}

export function mayChangeSignInPolicy(actor: Actor): boolean {
  return roleAtLeast(actor, 'publisher');
}

export function mayReadOutbox(actor: Actor): boolean {
  return roleAtLeast(actor, 'publisher');
}
