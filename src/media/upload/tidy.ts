/** Removes what nothing on record needs any more, and what processes that ended left behind. */
import { database } from '#lib/database.ts';
import { mediaStore } from '../media-store.ts';
import { removeRetired } from '../retired-files.ts';
import { clearScratch } from '../scratch.ts';
import { incomingFolder } from './incoming.ts';

/** Longer than any file takes to arrive. */
const arrivingMs = 60 * 60 * 1000;
/** How long somebody may ask what became of a file they sent. */
const rememberedMs = 24 * 60 * 60 * 1000;

export async function tidyMedia(at: Date): Promise<void> {
  const before = (ms: number) => ({ lt: new Date(at.getTime() - ms) });
  const done = await database().upload.findMany({
    where: {
      OR: [
        { state: 'arriving', createdAt: before(arrivingMs) },
        { state: { in: ['ready', 'refused'] }, createdAt: before(rememberedMs) },
      ],
    },
    select: { id: true, state: true },
    take: 1000,
  });
  const store = await mediaStore();
  for (const { id, state } of done) {
    await store.removeAll(incomingFolder(id));
    if (state !== 'ready') await store.removeAll(id);
    await database().upload.delete({ where: { id } });
  }
  await removeRetired(at);
  await clearScratch(at);
}
