'use client';
/** The menu that `/` opens in the text: what it offers, and the keys it takes while it is there. */
import { useMemo, useRef, useState } from 'react';
import type { EditorDoors, SlashState } from './extensions.client.tsx';
import { SlashMenu } from './SlashMenu.client.tsx';

export function useSlashMenu() {
  const [slash, setSlash] = useState<SlashState | null>(null);
  const [active, setActive] = useState(0);
  const now = useRef({ slash, active });
  now.current = { slash, active };
  const doors = useMemo<Pick<EditorDoors, 'onSlash' | 'onSlashKey'>>(
    () => ({
      onSlash(next) {
        setSlash(next);
        setActive(0);
      },
      onSlashKey(event) {
        const { slash, active } = now.current;
        const count = slash?.items.length ?? 0;
        if (!slash || count === 0) return false;
        if (event.key === 'ArrowDown') setActive((active + 1) % count);
        else if (event.key === 'ArrowUp') setActive((active - 1 + count) % count);
        else if (event.key === 'Enter' || event.key === 'Tab') {
          const item = slash.items[active];
          if (item) slash.choose(item);
        } else return false;
        return true;
      },
    }),
    [],
  );
  return { doors, menu: slash ? <SlashMenu state={slash} active={active} /> : null };
}
