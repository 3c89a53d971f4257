/** Finds live stories that the index has not heard of: those of a database older than the index. */
import { change } from '#lib/changes.ts';
import { indexStory } from './index-story.ts';

const atOnce = 50;

/** Indexes what is missing, a few stories a transaction. Answers how many stories that was. */
export async function indexMissing(signal?: AbortSignal): Promise<number> {
  for (let total = 0; ; ) {
    const count = signal?.aborted ? 0 : await indexSome();
    if (count === 0) return total;
    total += count;
  }
}

function indexSome(): Promise<number> {
  return change(
    async (tx, changed) => {
      const missing = await tx.article.findMany({
        where: { status: 'live', liveRevisionId: { not: null }, searchDocument: null },
        select: { id: true },
        orderBy: { id: 'asc' },
        take: atOnce,
      });
      for (const { id } of missing) await indexStory(tx, id);
      if (missing.length > 0) changed('search');
      return missing.length;
    },
    { timeoutMs: 60_000 },
  );
}
