'use client';
/** Opens the palette, and brings its code only then. */
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useShortcuts } from './shortcuts.client.tsx';
import { makeSignal, useSignal } from './signal.client.tsx';

const Palette = dynamic(() => import('./Palette.client.tsx'), { ssr: false });

const opening = makeSignal();
export const openPalette = opening.send;

export function PaletteDoor() {
  const [opened, setOpened] = useState(false);
  useSignal(opening, () => setOpened(true));
  useShortcuts([
    {
      keys: 'mod+K',
      label: 'Find a story, a person or an action',
      group: 'Everywhere',
      opensField: true,
      run: openPalette,
    },
  ]);
  return opened ? <Palette onClose={() => setOpened(false)} /> : null;
}
