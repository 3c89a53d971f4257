/**
 * What is typed, kept in this browser until the server has it. Written at once and synchronously, so that
 * a closed page, a crash or a lost line loses nothing.
 */

export type JournalEntry<D> = { base: number; saved: D; draft: D; at: number };

export type Journal<D> = {
  /** False when the browser would not take it: it is full, or forbids it. */
  keep(entry: JournalEntry<D>): boolean;
  forget(): void;
};

/** What a journal needs of the browser; `localStorage` is one. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = (story: number) => `standfirst:story:${story}:`;

/** A journal of one page; two pages with the same story do not write over each other. */
export function openJournal<D>(shelf: Shelf, { story, page }: { story: number; page: string }) {
  const name = prefix(story) + page;
  const journal: Journal<D> = {
    keep(entry) {
      try {
        shelf.setItem(name, JSON.stringify(entry));
        return true;
      } catch {
        // Full or forbidden: the caller says so in words.
        return false;
      }
    },
    forget: () => shelf.removeItem(name),
  };
  return journal;
}

/** The pages that have something of this story to keep, this one among them. */
export function pagesWithJournal(shelf: Shelf, story: number): string[] {
  const start = prefix(story);
  return Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '')
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(start.length));
}

/** What pages that are gone left unsaved, the newest first. `isOpen` says which pages still live. */
export function leftBehind<D>(
  shelf: Shelf,
  story: number,
  { isOpen, read }: { isOpen(page: string): boolean; read(value: unknown): D | undefined },
): { name: string; entry: JournalEntry<D> }[] {
  return pagesWithJournal(shelf, story)
    .filter((page) => !isOpen(page))
    .flatMap((page) => {
      const name = prefix(story) + page;
      const entry = entryFrom(shelf.getItem(name), read);
      return entry ? [{ name, entry }] : [];
    })
    .toSorted((one, other) => other.entry.at - one.entry.at);
}

function entryFrom<D>(
  text: string | null,
  read: (value: unknown) => D | undefined,
): JournalEntry<D> | undefined {
  const value: unknown = text === null ? null : parsed(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { base, at, ...drafts } = { base: undefined, at: undefined, ...value };
  const saved = 'saved' in drafts ? read(drafts.saved) : undefined;
  const draft = 'draft' in drafts ? read(drafts.draft) : undefined;
  if (typeof base !== 'number' || typeof at !== 'number' || !saved || !draft) return undefined;
  return { base, at, saved, draft };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half-written or foreign: nothing to offer.
    return null;
  }
}
