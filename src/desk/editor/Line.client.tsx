'use client';
/** The headline or the standfirst, as large as readers see it. */
import { Text } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import styles from './editor.module.css';

type LineProps = {
  label: string;
  className: string | undefined;
  value: string;
  limit: number;
  isEditable: boolean;
  onChange(value: string): void;
  onLeave?: () => void;
};

/** A line of the story's head: it grows with its words, and Enter goes on to what follows. */
export function Line({ label, className, value, limit, isEditable, onChange, onLeave }: LineProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // With Ctrl it is the next step of the story, wherever the cursor is.
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (onLeave) onLeave();
    else {
      const lines = event.currentTarget.closest(`.${styles.paper}`)?.querySelectorAll('textarea');
      lines?.[1]?.focus();
    }
  };
  const left = limit - value.length;
  return (
    <div className={styles.line}>
      <textarea
        className={className}
        aria-label={label}
        placeholder={label}
        rows={1}
        value={value}
        readOnly={!isEditable}
        onKeyDown={onKeyDown}
        onChange={(event) => onChange(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
      />
      {left < 30 ? (
        <Text size="xs" c={left < 0 ? 'red' : 'dimmed'} className={styles.count}>
          {left < 0 ? `${-left} characters too long to publish` : `${left} characters left`}
        </Text>
      ) : null}
    </div>
  );
}
