/** Who may see subscribers: their addresses are personal data, so not everybody at the desk. */
import { type Actor, roleAtLeast } from '#accounts/pure.ts';

export function maySeeAudience(actor: Actor): boolean {
  return roleAtLeast(actor, 'publisher');
}

/** Brings people in from a file, and takes the list out as one. */
export function mayBringIn(actor: Actor): boolean {
  return roleAtLeast(actor, 'publisher');
}

export function maySuppress(actor: Actor): boolean {
  return roleAtLeast(actor, 'publisher');
}
