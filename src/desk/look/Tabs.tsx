/** Places beside each other under one heading: links, so each has an address. */
import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

export type Tab = { href: string; name: ReactNode; isHere: boolean; count?: number | undefined };

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label}>
      <ul className={styles.tabs}>
        {tabs.map(({ href, name, isHere, count }) => (
          <li key={href}>
            <Link href={href} prefetch={false} aria-current={isHere ? 'page' : undefined}>
              {name}
              {count === undefined ? null : <span className={styles.count}>{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
