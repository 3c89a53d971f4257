/**
 * What nearly every page shows and hardly ever changes, such as the sections of the publication: read
 * once, kept until something it shows changes. Only a process that hears of every change may remember;
 * anywhere else each call reads.
 */
import { dependsOn } from './depends-on.ts';
import { processWide } from './process-wide.ts';

type Memory = { name: string; tags: readonly string[]; value: Promise<unknown> };

const kept = processWide('remembered', () => ({
  hearsChanges: false,
  memories: new Map<string, Memory>(),
}));

/** Says that this process passes every change on to `forget`. */
export function beginRemembering(): void {
  kept.hearsChanges = true;
}

/**
 * What `read` answers, from memory if it was asked before. Whoever shows it depends on `tags`, and so
 * does the memory. What is handed out is shared: nobody may change it.
 */
export function remembered<T>(
  name: string,
  { tags, read }: { tags: readonly string[]; read: () => Promise<T> },
): Promise<T> {
  dependsOn(...tags);
  if (!kept.hearsChanges) return read();
  const found = kept.memories.get(name);
  if (found) return found.value as Promise<T>;
  // Kept before it is read, so that a change meanwhile makes the next one read again.
  const memory: Memory = { name, tags, value: read() };
  kept.memories.set(name, memory);
  memory.value.catch(() => {
    if (kept.memories.get(name) === memory) kept.memories.delete(name);
  });
  return memory.value as Promise<T>;
}

/** Forgets what shows one of these; without tags, everything. */
export function forget(tags?: readonly string[]): void {
  for (const [name, memory] of kept.memories) {
    if (!tags || memory.tags.some((tag) => tags.includes(tag))) kept.memories.delete(name);
  }
}
