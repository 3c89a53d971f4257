/** Forgets what is over: sessions, challenges, spent links, counts of wrong passwords. */
import { database } from '#lib/database.ts';
import { idleMs } from './find-actor.ts';
import { pruneDelays } from './sign-in-delay.ts';

const linkMemoryMs = 30 * 24 * 60 * 60_000;

export async function pruneAccounts(at: Date): Promise<void> {
  const idleSince = new Date(at.getTime() - idleMs);
  await database().staffSession.deleteMany({
    where: { OR: [{ expiresAt: { lt: at } }, { lastUsedAt: { lt: idleSince } }] },
  });
  await database().staffChallenge.deleteMany({ where: { expiresAt: { lt: at } } });
  await database().staffLink.deleteMany({
    where: { expiresAt: { lt: new Date(at.getTime() - linkMemoryMs) } },
  });
  await pruneDelays(at);
}
