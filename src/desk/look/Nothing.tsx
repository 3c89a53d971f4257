/** Where there is nothing yet: says so, says what will be here, and offers the way to make it. */
import type { ReactNode } from 'react';
import styles from './Nothing.module.css';

type Props = { what: string; teach?: ReactNode; action?: ReactNode; size?: 'small' | 'whole' };

export function Nothing({ what, teach, action, size = 'whole' }: Props) {
  return (
    <div className={styles.nothing} data-small={size === 'small' ? '' : undefined}>
      <p className={styles.heading}>{what}</p>
      {teach ? <p className={styles.teach}>{teach}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
