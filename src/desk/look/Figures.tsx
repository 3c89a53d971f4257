/** A row of figures, each under its name. */
import type { ReactNode } from 'react';
import styles from './Figures.module.css';

export type Figure = { name: string; count: number; beside?: ReactNode };

export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, count, beside }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {count.toLocaleString('en-GB')}
            {beside}
          </dd>
        </div>
      ))}
    </dl>
  );
}
