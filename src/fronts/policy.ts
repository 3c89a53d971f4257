/** Who may do what with fronts, asked by the operation and by the screen. */
import { type Actor, roleAtLeast } from '#accounts/pure.ts';

export function mayCurateFronts(actor: Pick<Actor, 'role'>): boolean {
  return roleAtLeast(actor, 'editor');
}
