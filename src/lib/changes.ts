/**
 * A change and the news of it are one transaction: no document outlives the commit that changed what
 * it showed. This instance hears at once, the others by NOTIFY and by reading the table.
 */
import { EventEmitter } from 'node:events';
import { database, type Transaction } from './database.ts';
import { processWide } from './process-wide.ts';

/** The channel of `NOTIFY`; the tags themselves are in the table, so a lost message loses nothing. */
export const changesChannel = 'standfirst_changes';

type Events = { changed: [tags: string[], ids: string[]] };
const changes = processWide('changes', () => new EventEmitter<Events>());

/** Notes the tags of what is being changed. */
export type Changed = (...tags: string[]) => void;

/**
 * Runs an operation in one transaction and, after it has committed, tells every document cache what
 * changed. Throws what the operation throws; then nothing has changed and nobody is told.
 */
export async function change<T>(
  operation: (tx: Transaction, changed: Changed) => Promise<T>,
  options: { timeoutMs?: number } = {},
): Promise<T> {
  const tags = new Set<string>();
  let ids: string[] = [];
  const result = await database().$transaction(
    async (tx) => {
      const value = await operation(tx, (...more) => {
        for (const tag of more) tags.add(tag);
      });
      if (tags.size > 0) {
        const rows = await tx.changedTag.createManyAndReturn({
          data: [...tags].map((tag) => ({ tag })),
          select: { id: true },
        });
        ids = rows.map(({ id }) => String(id));
        await tx.$executeRawUnsafe(`NOTIFY ${changesChannel}`);
      }
      return value;
    },
    { timeout: options.timeoutMs ?? 10_000, maxWait: 10_000 },
  );
  if (tags.size > 0) announceChanges([...tags], ids);
  return result;
}

/**
 * Tells this process's listeners of a change that has committed. `ids` are its rows in the table, by
 * which the reader of the table knows that this change has been heard of already.
 */
export function announceChanges(tags: string[], ids: string[] = []): void {
  changes.emit('changed', tags, ids);
}

/** Calls `listener` after every change this process has heard of. Returns the way to stop. */
export function onChanges(listener: (tags: string[], ids: string[]) => void): () => void {
  changes.on('changed', listener);
  return () => changes.off('changed', listener);
}
