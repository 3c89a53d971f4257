/**
 * The documents readers get: rendered once, kept until something they show changes. A document is
 * never stored when what it shows changed while it was rendered, and a story that was withdrawn is
 * never brought back from here.
 */
import { now } from '#lib/clock.ts';
import { earliestEnd } from '#lib/depends-on.ts';
import { type Compress, isCompressible } from './compress.ts';
import { type Document, makeDocument } from './document.ts';
import { createShelf, type Shelf, type Shelved } from './document-shelf.ts';
import { createTurnstile } from './turnstile.ts';

export type Rendered = { status: number; headers: string[]; body: Buffer };

export type DocumentCacheOptions = {
  /** Renders an address, adding to `tags` what it shows, each before reading it. */
  render: (address: string, tags: Set<string>) => Promise<Rendered>;
  compress: { quickly: Compress; well: Compress };
  maxBytes: number;
  /** False while the database is gone: then nothing is tried, and old copies are good enough. */
  isAvailable?: () => boolean;
  kindOf?: (address: string) => string;
  onRendered?: (report: { kind: string; seconds: number; failed: boolean }) => void;
  onFailure?: (address: string, error: unknown) => void;
  renderTimeoutMs?: number;
};

export type CacheState = 'hit' | 'miss' | 'stale';

export type ReadResult =
  | { ok: true; document: Document; state: CacheState; kind: string }
  | { ok: false; reason: 'unavailable' | 'busy' | 'failed' };

export type DocumentCache = ReturnType<typeof createDocumentCache>;

/** More would only make each of them slower; the queue holds what comes in a second or two. */
const rendersAtOnce = 4;
const rendersWaiting = 256;

const storedStatuses = new Set([200, 301, 308, 307, 302, 303, 404, 410]);
const absentStatuses = new Set([404, 410]);
const prefixOfGone = 'gone:';

type Flight = {
  result: Promise<ReadResult>;
  settle: (result: ReadResult) => void;
  tags: Set<string>;
  /** What has changed since the render began, whatever it shows. */
  changed: Set<string>;
  isDistrusted: boolean;
};

export function createDocumentCache(options: DocumentCacheOptions) {
  const { render, compress, isAvailable = () => true, kindOf = () => 'page' } = options;
  const pages = createShelf({ maxBytes: options.maxBytes });
  // Addresses of nothing have a shelf of their own: inventing them pushes no story out.
  const absent = createShelf({
    maxBytes: Math.max(256 * 1024, options.maxBytes / 16),
    ttlMs: 60_000,
  });
  // So have answers to questions: asking in a thousand ways pushes no page out either.
  const asked = createShelf({ maxBytes: Math.max(256 * 1024, options.maxBytes / 16) });
  const shelves: Shelf[] = [pages, asked, absent];
  const shelfOf = (address: string) => (address.includes('?') ? asked : pages);
  const waiting = new Map<string, Flight>();
  const running = new Set<Flight>();
  const turnstile = createTurnstile(rendersAtOnce, rendersWaiting);
  const improving = createTurnstile(1, Number.POSITIVE_INFINITY);

  /** The document when it is there and nothing it shows has changed. The fast path. */
  function findFresh(address: string) {
    const entry = shelfOf(address).find(address);
    return entry && isFresh(entry) ? entry : undefined;
  }

  async function read(address: string): Promise<ReadResult> {
    const entry = findFresh(address) ?? absent.find(address);
    if (entry && isFresh(entry))
      return { ok: true, state: 'hit', document: entry.document, kind: entry.kind };
    const flight = waiting.get(address) ?? (isAvailable() ? takeOff(address) : undefined);
    const result: ReadResult = flight ? await flight.result : { ok: false, reason: 'unavailable' };
    if (result.ok) return result;
    const last = shelfOf(address).find(address);
    if (!last) return result;
    return { ok: true, state: 'stale', document: last.document, kind: last.kind };
  }

  function takeOff(address: string): Flight {
    const { promise, resolve } = Promise.withResolvers<ReadResult>();
    const flight: Flight = {
      result: promise,
      settle: resolve,
      tags: new Set(),
      changed: new Set(),
      isDistrusted: false,
    };
    waiting.set(address, flight);
    void fly(address, flight).then((result) => {
      if (waiting.get(address) === flight) waiting.delete(address);
      flight.settle(result);
    });
    return flight;
  }

  async function fly(address: string, flight: Flight): Promise<ReadResult> {
    const leave = await turnstile.enter();
    if (!leave) return { ok: false, reason: 'busy' };
    running.add(flight);
    try {
      return await renderUntilClean(address, flight);
    } catch (error) {
      options.onFailure?.(address, error);
      return { ok: false, reason: isAvailable() ? 'failed' : 'unavailable' };
    } finally {
      running.delete(flight);
      leave();
    }
  }

  async function renderUntilClean(address: string, flight: Flight): Promise<ReadResult> {
    const kind = kindOf(address);
    for (let attempt = 1; ; attempt += 1) {
      flight.tags = new Set();
      flight.changed = new Set();
      flight.isDistrusted = false;
      const rendered = await renderOnce(address, kind, flight.tags);
      const plain = { status: rendered.status, headers: rendered.headers, plain: rendered.body };
      const compressed = isCompressible(rendered.headers)
        ? await compress.quickly(rendered.body)
        : undefined;
      const document = makeDocument(plain, compressed);
      const result: ReadResult = { ok: true, state: 'miss', document, kind };
      // Asked at the end, so that a page may say what it shows after it has read it.
      if (!flight.isDistrusted && flight.changed.isDisjointFrom(flight.tags)) {
        store(address, document, { tags: flight.tags, kind });
        return result;
      }
      // What changes faster than it can be rendered is shown as it was a moment ago, and not kept.
      if (attempt === 3) return result;
    }
  }

  async function renderOnce(address: string, kind: string, tags: Set<string>): Promise<Rendered> {
    const start = performance.now();
    let failed = true;
    try {
      const rendered = await withDeadline(render(address, tags), options.renderTimeoutMs ?? 10_000);
      if (rendered.status >= 500) throw new Error(`The page answered ${rendered.status}.`);
      failed = false;
      return rendered;
    } finally {
      options.onRendered?.({ kind, failed, seconds: (performance.now() - start) / 1000 });
    }
  }

  function store(
    address: string,
    document: Document,
    { tags, kind }: { tags: Set<string>; kind: string },
  ): void {
    if (!storedStatuses.has(document.status)) return;
    const own = shelfOf(address);
    const [shelf, other] = absentStatuses.has(document.status) ? [absent, own] : [own, absent];
    other.remove(address);
    const entry: Shelved = { document, tags, kind, fresh: true, until: earliestEnd(tags) };
    shelf.put(address, entry);
    if (shelf === pages && document.forms.br) void improve(address, entry);
  }

  /** Compresses a stored document as small as it goes, and puts that in its place if it still is. */
  async function improve(address: string, entry: Shelved) {
    const leave = await improving.enter();
    try {
      if (pages.peek(address) !== entry) return;
      const { document } = entry;
      const better = makeDocument(document, await compress.well(document.plain));
      if (pages.peek(address) === entry && entry.fresh) {
        pages.put(address, { ...entry, document: better });
      }
    } catch (error) {
      options.onFailure?.(address, error);
    } finally {
      leave?.();
    }
  }

  /**
   * Drops every document that showed one of these. `gone:article:42` drops what showed `article:42` or
   * `card:42` for good; any other tag leaves the last good copy for when the next render fails.
   */
  function invalidate(tags: readonly string[]): void {
    for (const tag of tags) {
      if (!tag.startsWith(prefixOfGone)) {
        dropShowing(tag, (shelf, address) => {
          const entry = shelf.peek(address);
          if (entry) entry.fresh = false;
        });
        continue;
      }
      const what = tag.slice(prefixOfGone.length);
      for (const shown of [what, what.replace(/^article:/, 'card:')]) {
        dropShowing(shown, (shelf, address) => shelf.remove(address));
      }
    }
  }

  function dropShowing(tag: string, drop: (shelf: Shelf, address: string) => void): void {
    for (const flight of running) flight.changed.add(tag);
    for (const shelf of shelves) {
      for (const address of shelf.showing(tag)) drop(shelf, address);
    }
  }

  return {
    findFresh,
    /** Whether reading this now costs no render of its own. */
    has: (address: string): boolean => findFresh(address) !== undefined || waiting.has(address),
    read,
    invalidate,
    /** Forgets that anything is fresh: for when news of changes may have been missed. */
    distrustAll(): void {
      for (const flight of running) flight.isDistrusted = true;
      for (const shelf of shelves) shelf.clear();
    },
    /** Lets go of everybody who waits for a render, because the database is gone. */
    giveUpWaiting(): void {
      for (const flight of waiting.values()) flight.settle({ ok: false, reason: 'unavailable' });
      waiting.clear();
    },
    figures: () => ({
      pages: pages.figures(),
      asked: asked.figures(),
      absent: absent.figures(),
      running: running.size,
    }),
  };
}

function isFresh({ fresh, until }: Shelved): boolean {
  return fresh && (until === undefined || until > now().getTime());
}

async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`It took longer than ${ms} ms.`)), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
