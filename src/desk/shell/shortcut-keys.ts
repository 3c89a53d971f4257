/** Reads keys as people write them: `mod+K`, `?`, `g s` (one after the other). No I/O, no React. */

/** What of a keyboard event decides which key was meant. */
export type Press = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

export type Keyed = { keys: string };

/**
 * How a press is written: `mod+k`, `alt+arrowup`, `?`. Shift is written only beside a key that it does
 * not change, because `?` is already what Shift made of another key.
 */
export function written(press: Press): string {
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase();
  const parts = [];
  if (press.ctrlKey || press.metaKey) parts.push('mod');
  if (press.altKey) parts.push('alt');
  if (press.shiftKey && (key.length > 1 || /^[a-z]$/.test(key))) parts.push('shift');
  return [...parts, key].join('+');
}

/** Whether a shortcut needs no Ctrl, Alt or Command, and would get in the way of typing. */
export function isPlain(keys: string): boolean {
  return !/^(mod|alt)\+/i.test(keys) && !/^f\d+$/i.test(keys);
}

/**
 * What a press means after those before it.
 *
 * - `run`: it completes this shortcut; the last registered wins, so a dialog can take a key over
 * - `wait`: it is the first half of one, hold it
 * - `none`: it means nothing here
 */
export function meaning<S extends Keyed>(
  shortcuts: readonly S[],
  held: string,
  press: Press,
): { kind: 'run'; shortcut: S } | { kind: 'wait'; held: string } | { kind: 'none' } {
  const now = written(press);
  const typed = held === '' ? now : `${held} ${now}`;
  const shortcut = shortcuts.findLast(({ keys }) => keys.toLowerCase() === typed);
  if (shortcut) return { kind: 'run', shortcut };
  if (shortcuts.some(({ keys }) => keys.toLowerCase().startsWith(`${typed} `))) {
    return { kind: 'wait', held: typed };
  }
  return held === '' ? { kind: 'none' } : meaning(shortcuts, '', press);
}

/** The keys as they stand on the keyboard, for the sheet: `Ctrl`, `K`, then the next press. */
export function keyCaps(keys: string, isMac: boolean): string[][] {
  const names: Record<string, string> = {
    mod: isMac ? '⌘' : 'Ctrl',
    alt: isMac ? '⌥' : 'Alt',
    shift: isMac ? '⇧' : 'Shift',
    enter: 'Enter',
    escape: 'Esc',
    arrowup: '↑',
    arrowdown: '↓',
    arrowleft: '←',
    arrowright: '→',
    space: 'Space',
    delete: 'Del',
    backspace: '⌫',
  };
  return keys
    .split(' ')
    .map((press) => press.split('+').map((key) => names[key.toLowerCase()] ?? key.toUpperCase()));
}
