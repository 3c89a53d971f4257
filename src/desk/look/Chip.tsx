/** A state in words, with a mark of its own shape: nobody has to tell colours apart. */
import type { ReactNode } from 'react';
import styles from './Chip.module.css';

export type Tone = 'quiet' | 'open' | 'wait' | 'good' | 'bad';

export function Chip({ tone = 'open', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.chip} data-tone={tone}>
      <span className={styles.mark} aria-hidden="true" />
      {children}
    </span>
  );
}
