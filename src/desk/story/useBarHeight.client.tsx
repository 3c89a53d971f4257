'use client';
/** How much of the screen's top the story's bar covers, for what stays in sight below it. */
import { type RefObject, useEffect, useRef } from 'react';

/** Of an element that sticks; tells it to the styles as `--desk-bar`, also when its words wrap. */
export function useBarHeight(): RefObject<HTMLDivElement | null> {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    const root = document.documentElement;
    const watcher = new ResizeObserver(() => {
      const offset = Number.parseFloat(getComputedStyle(element).insetBlockStart) || 0;
      root.style.setProperty('--desk-bar', `${offset + element.offsetHeight}px`);
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      root.style.removeProperty('--desk-bar');
    };
  }, []);
  return bar;
}
