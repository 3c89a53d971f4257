/** Each file being uploaded: how far it is, or in words why it is refused. */
import { Progress } from '@mantine/core';
import Link from 'next/link';
import styles from './media.module.css';
import type { UploadItem } from './useUploads.client.tsx';

type Props = {
  items: UploadItem[];
  /** What stands beside a file that has become a picture; a link to it when absent. */
  ready?: (item: UploadItem) => React.ReactNode;
};

export function UploadList({ items, ready }: Props) {
  if (items.length === 0) return null;
  return (
    <ul className={styles.uploads} aria-label="Uploads">
      {items.map((item) => (
        <li key={item.id} className={styles.upload}>
          <span className={styles.name}>{item.name}</span>
          <State item={item} ready={ready} />
        </li>
      ))}
    </ul>
  );
}

function State({ item, ready }: { item: UploadItem; ready: Props['ready'] }) {
  switch (item.state) {
    case 'waiting':
      return <span className={styles.quiet}>Waits its turn</span>;
    case 'sending':
      return <Progress value={item.sent * 100} aria-label={`Sending ${item.name}`} />;
    case 'preparing':
      return <span className={styles.quiet}>Sent. Its sizes are being made…</span>;
    case 'ready':
      if (ready) return ready(item);
      return (
        <span>
          Ready. <Link href={`/desk/pictures/${item.picture}`}>Say what it shows</Link>
        </span>
      );
    case 'refused':
      return <span className={styles.missing}>{item.words}</span>;
  }
}
