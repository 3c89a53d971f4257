/**
 * The library that checks who signs in, loaded with the first who does: it is nine hundred modules, and a
 * process that serves readers only has no use for them.
 */
import { type Database, database } from '#lib/database.ts';
import { processWide } from '#lib/process-wide.ts';

type Auth = ReturnType<typeof import('./set-up-auth.ts').setUpAuth>;

const kept = processWide('auth', () => new WeakMap<Database, Auth>());

/** Of the open database, as better-auth gives it. */
export async function auth(): Promise<Auth> {
  const open = database();
  const found = kept.get(open);
  if (found) return found;
  const { setUpAuth } = await import('./set-up-auth.ts');
  const made = setUpAuth(open);
  kept.set(open, made);
  return made;
}
