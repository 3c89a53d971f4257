/** The top of every screen: its one heading, a sentence where one helps, and its main action on the right. */
import type { ReactNode } from 'react';
import styles from './PageHead.module.css';

type Props = { heading: string; about?: ReactNode; actions?: ReactNode };

export function PageHead({ heading, about, actions }: Props) {
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1>{heading}</h1>
        {about ? <p className={styles.about}>{about}</p> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  );
}
