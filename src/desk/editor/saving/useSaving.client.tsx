'use client';
/** Runs the saving machine in a page: timers, requests, the journal and what the browser says. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { type JournalEntry, leftBehind, openJournal, pagesWithJournal } from './journal.ts';
import {
  isUnsaved,
  type Rules,
  type SaveAnswer,
  type SaveRequest,
  type Saving,
  type SavingEvent,
  startSaving,
  step,
} from './saving.ts';

export type Kept<D> = { name: string; entry: JournalEntry<D> };

export type SavingOptions<D, C> = {
  story: number;
  revision: number;
  draft: D;
  rules: Rules<D, C>;
  send(request: SaveRequest<D>): Promise<SaveAnswer<D, C>>;
  /** The draft changed from outside: the editor has to show it. */
  onShow(draft: D): void;
  /** What a journal holds, checked; undefined when it is not a draft. */
  read(value: unknown): D | undefined;
};

/** Milliseconds since 1970, by the page's own count. */
export function pageTime(): number {
  return performance.timeOrigin + performance.now();
}

const lockName = (page: string) => `standfirst-page-${page}`;

export function useSaving<D, C>(options: SavingOptions<D, C>) {
  const latest = useRef(options);
  latest.current = options;
  const [state, setState] = useState<Saving<D, C>>(() =>
    startSaving(options.revision, options.draft),
  );
  const current = useRef(state);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [kept, setKept] = useState<Kept<D>[]>([]);
  const [isJournalFull, setIsJournalFull] = useState(false);
  const page = useRef('');

  const tell = useCallback((event: SavingEvent<D, C>) => {
    const { rules, send, onShow, story } = latest.current;
    const next = step(current.current, event, rules);
    current.current = next.state;
    setState(next.state);
    if (page.current) {
      const journal = openJournal<D>(localStorage, { story, page: page.current });
      const { base, saved, draft } = next.state;
      if (isUnsaved(next.state, rules)) {
        setIsJournalFull(!journal.keep({ base, saved, draft, at: pageTime() }));
      } else journal.forget();
    }
    for (const effect of next.effects) {
      if (effect.kind === 'show') onShow(effect.draft);
      if (effect.kind === 'wait') {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => tell({ kind: 'due' }), effect.ms);
      }
      if (effect.kind === 'send') {
        const { key } = effect.request;
        void send(effect.request).then((answer) =>
          tell({ kind: 'answered', key, answer, at: pageTime() }),
        );
      }
    }
  }, []);

  useEffect(() => {
    page.current = crypto.randomUUID();
    const { story, read } = latest.current;
    // The lock lives as long as the page, so a page that is gone can be told from one that is open.
    const release = new AbortController();
    void navigator.locks
      ?.request(
        lockName(page.current),
        () =>
          new Promise((_, reject) => {
            release.signal.addEventListener('abort', () => reject(release.signal.reason));
          }),
      )
      .catch(() => undefined);
    const look = async () => {
      const open = await openPages();
      const isOpen = (name: string) => open.has(lockName(name));
      setKept(leftBehind(localStorage, story, { isOpen, read }));
      for (const name of pagesWithJournal(localStorage, story)) {
        if (name === page.current || !isOpen(name)) continue;
        // It may be about to go, as the page does that this one is loaded in place of: then look again.
        void navigator.locks
          .request(lockName(name), { signal: release.signal }, () => undefined)
          .then(look, () => undefined);
      }
    };
    void look();
    const online = () => tell({ kind: 'online' });
    const visible = () => {
      if (document.visibilityState === 'visible') tell({ kind: 'signed-in' });
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (isUnsaved(current.current, latest.current.rules)) event.preventDefault();
    };
    addEventListener('online', online);
    addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', visible);
    addEventListener('focus', visible);
    return () => {
      release.abort();
      clearTimeout(timer.current);
      removeEventListener('online', online);
      removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', visible);
      removeEventListener('focus', visible);
    };
  }, [tell]);

  const forget = (name: string) => {
    localStorage.removeItem(name);
    setKept((list) => list.filter((each) => each.name !== name));
  };
  const restore = ({ name, entry }: Kept<D>) => {
    tell({ kind: 'restored', base: entry.base, saved: entry.saved, draft: entry.draft });
    // Until somebody has chosen, it is nowhere else.
    if (current.current.phase.kind !== 'conflict') forget(name);
  };
  return { state, tell, kept, forget, restore, isJournalFull };
}

async function openPages(): Promise<Set<string>> {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.flatMap(({ name }) => (name ? [name] : [])));
}
