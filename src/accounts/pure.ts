/** The rules of accounts that the browser needs too. No I/O, and nothing secret. */
import { z } from 'zod';

/** The roles, from the least to the most. Each may do what those before it may. */
export const roles = ['contributor', 'writer', 'editor', 'publisher', 'owner'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Who does something: the argument of every operation that changes or shows what is not public. */
export type Actor = {
  staffId: string;
  name: string;
  role: Role;
  /** The person whose name stands over their stories, when they have one. */
  personId: number | null;
};

export function roleAtLeast(actor: Pick<Actor, 'role'>, role: Role): boolean {
  return roles.indexOf(actor.role) >= roles.indexOf(role);
}

export const roleWords: Record<Role, { name: string; may: string }> = {
  contributor: { name: 'Contributor', may: 'writes drafts of their own' },
  writer: { name: 'Writer', may: 'writes stories and sends them for review' },
  editor: { name: 'Editor', may: 'edits every story, publishes, corrects, curates fronts' },
  publisher: { name: 'Publisher', may: 'also changes settings, newsletters and staff' },
  owner: { name: 'Owner', may: 'may do everything, and names other owners' },
};
