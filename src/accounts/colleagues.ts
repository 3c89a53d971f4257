/** Who works at the desk now: whom a story can be given to and a note can call. Everybody may know. */
import { database } from '#lib/database.ts';
import type { Actor } from './pure.ts';

export type Colleague = { staffId: string; name: string };

/** By name. Who is deactivated is left out. */
export async function listColleagues(_actor: Actor): Promise<Colleague[]> {
  const rows = await database().staff.findMany({
    where: { deactivatedAt: null },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ id, name }) => ({ staffId: id, name }));
}
