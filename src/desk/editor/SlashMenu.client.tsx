'use client';
/** The blocks that fit what was typed after a slash. The text keeps the focus; keys come through it. */
import { useEffect, useId, useRef } from 'react';
import styles from './editor.module.css';
import type { SlashState } from './extensions.client.tsx';

export function SlashMenu({ state, active }: { state: SlashState; active: number }) {
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    const element = list.current;
    if (!element || !state.rect) return;
    const { bottom, top, left } = state.rect;
    const isLow = bottom + 320 > innerHeight && top > 330;
    element.style.insetInlineStart = `${Math.max(8, Math.min(left, innerWidth - 308))}px`;
    element.style.insetBlockStart = isLow ? 'auto' : `${bottom + 6}px`;
    element.style.insetBlockEnd = isLow ? `${innerHeight - top + 6}px` : 'auto';
  }, [state.rect]);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} className={styles.slash} role="listbox" aria-label="Blocks" id={id}>
      {state.items.length === 0 ? (
        <p className={styles.slashNothing}>No block is called “{state.query}”</p>
      ) : null}
      {state.items.map((item, index) => (
        <div
          key={item.label}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles.slashItem}
          onMouseDown={(event) => {
            event.preventDefault();
            state.choose(item);
          }}
        >
          {item.label} <small>{item.hint}</small>
        </div>
      ))}
    </div>
  );
}
