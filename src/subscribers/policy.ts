/** Who may see subscribers: their addresses are personal data, so not everybody at the desk. */
import { type Actor, roleAtLeast } from '#accounts/pure.ts';

export function maySeeAudience(actor: Actor): boolean {
  return roleAtLeast(actor, 'publisher');
}
