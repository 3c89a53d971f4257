/**
 * Finished documents, found by address and by what they showed. The shelf never grows beyond its
 * bytes; what was used longest ago leaves first.
 */
import { LRUCache } from 'lru-cache';
import type { Document } from './document.ts';

export type Shelved = {
  document: Document;
  tags: ReadonlySet<string>;
  kind: string;
  /** False once something it shows has changed: from then on only a failing render brings it out. */
  fresh: boolean;
  /** The moment, in milliseconds, from which it is no longer fresh by itself. */
  until?: number | undefined;
};

export type Shelf = ReturnType<typeof createShelf>;

export function createShelf(options: { maxBytes: number; ttlMs?: number }) {
  const addressesOf = new Map<string, Set<string>>();
  let evictions = 0;
  const entries = new LRUCache<string, Shelved>({
    maxSize: options.maxBytes,
    maxEntrySize: Math.ceil(options.maxBytes / 4),
    ttl: options.ttlMs ?? 0,
    sizeCalculation: ({ document, tags }, address) =>
      document.size + tags.size * 64 + address.length * 2,
    dispose(entry, address, reason) {
      forget(address, entry.tags);
      if (reason === 'evict') evictions += 1;
    },
  });

  function forget(address: string, tags: ReadonlySet<string>) {
    for (const tag of tags) {
      const addresses = addressesOf.get(tag);
      addresses?.delete(address);
      if (addresses?.size === 0) addressesOf.delete(tag);
    }
  }

  return {
    find: (address: string): Shelved | undefined => entries.get(address),
    /** Like `find`, without counting as use. */
    peek: (address: string): Shelved | undefined => entries.peek(address),
    put(address: string, entry: Shelved): void {
      entries.set(address, entry);
      // Indexed after the older entry's tags were forgotten, and only if it was not too large.
      if (entries.peek(address) !== entry) return;
      for (const tag of entry.tags) {
        const addresses = addressesOf.get(tag) ?? new Set();
        addressesOf.set(tag, addresses.add(address));
      }
    },
    remove: (address: string): void => void entries.delete(address),
    /** The addresses of the documents that showed this. */
    showing: (tag: string): string[] => [...(addressesOf.get(tag) ?? [])],
    all: (): Iterable<Shelved> => entries.values(),
    clear: (): void => entries.clear(),
    figures: () => ({ entries: entries.size, bytes: entries.calculatedSize, evictions }),
  };
}
