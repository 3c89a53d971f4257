'use client';
/**
 * What can be done at the desk, and by which key. A screen says so with `useShortcuts`; it holds while
 * the screen is shown. The sheet on `?` and the palette list exactly this, so no key is secret and no
 * listed one is dead.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { takeEarlyKeys } from './early-keys.ts';
import { isPlain, meaning } from './shortcut-keys.ts';
import { listenForTypedAhead } from './typed-ahead.ts';

export type Shortcut = {
  /** As people write it: `mod+K`, `?`, `g s`. Without one it is found in the palette only. */
  keys?: string;
  /** What it does, as the sheet and the palette say it. */
  label: string;
  /** The sheet's heading it stands under. */
  group: string;
  /** It opens a field to type in: letters pressed until that has the focus are for it. */
  opensField?: boolean;
  /** Without it, what has the focus hears the key by itself, and the sheet only tells of it. */
  run?: () => void;
};

type Registered = Shortcut & { owner: symbol };
type Keyed = Registered & { keys: string; run: () => void };

const isKeyed = (shortcut: Registered): shortcut is Keyed =>
  shortcut.keys !== undefined && shortcut.run !== undefined;

let registered: readonly Registered[] = [];
const watchers = new Set<() => void>();

function change(next: readonly Registered[]) {
  registered = next;
  for (const watcher of watchers) watcher();
}

/** Everything that can be pressed now, in order of registration. */
export function useRegisteredShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => registered,
    () => none,
  );
}
const none: readonly Registered[] = [];

/** Knows these keys while the calling component is shown. `run` is always the newest one given. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const newest = useRef(shortcuts);
  useEffect(() => {
    newest.current = shortcuts;
  });
  const shape = JSON.stringify(shortcuts.map(({ keys, label, group }) => [keys, label, group]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for what of them matters
  useEffect(() => {
    const owner = Symbol('owner');
    const own = newest.current.map((shortcut, index) => ({
      ...shortcut,
      owner,
      ...(shortcut.run ? { run: () => newest.current[index]?.run?.() } : {}),
    }));
    change([...registered, ...own]);
    return () => change(registered.filter((shortcut) => shortcut.owner !== owner));
  }, [shape]);
}

const plainKeysSetting = 'desk-plain-keys';

/**
 * Whether single letters are keys. Somebody who speaks to the machine, or whose hand shakes, turns them
 * off in the sheet (WCAG 2.1.4); Ctrl and Alt keys stay.
 */
export function plainKeysOn(): boolean {
  try {
    return localStorage.getItem(plainKeysSetting) !== 'off';
  } catch {
    return true;
  }
}

export function setPlainKeys(on: boolean): void {
  try {
    localStorage.setItem(plainKeysSetting, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing keeps the keys on.
  }
}

/** How long the first key of two is held. */
const holdMs = 1200;

/** Listens, once, for the whole desk. */
export function ShortcutListener() {
  useEffect(() => {
    let held = '';
    let since = 0;
    const typedAhead = listenForTypedAhead(isTyping);
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      if (typedAhead.takes(event) || event.repeat) return;
      const typing = isTyping(event.target);
      const dialog = document.querySelector('[role="dialog"][aria-modal="true"]');
      const known = registered
        .filter(isKeyed)
        .filter(({ keys }) => !isPlain(keys) || (!typing && !dialog && plainKeysOn()));
      if (event.timeStamp - since > holdMs) held = '';
      const meant = meaning(known, held, event);
      held = meant.kind === 'wait' ? meant.held : '';
      since = event.timeStamp;
      if (meant.kind !== 'run') return;
      event.preventDefault();
      if (meant.shortcut.opensField) typedAhead.begin(event.timeStamp);
      meant.shortcut.run();
    };
    document.addEventListener('keydown', listen);
    // After every effect of this commit, so that all keys are known.
    queueMicrotask(() => {
      for (const event of takeEarlyKeys()) listen(event);
    });
    return () => {
      typedAhead.stop();
      document.removeEventListener('keydown', listen);
    };
  }, []);
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type)
  );
}
