/** Where a picture is, each place with a link and whether readers see it there. */
import { Text } from '@mantine/core';
import Link from 'next/link';
import type { PictureUse } from '#media/index.ts';
import styles from './media.module.css';

const places: Record<PictureUse['kind'], string> = {
  story: 'Story',
  person: 'Person',
  magazine: 'Magazine issue',
  page: 'Page',
  newsletter: 'Newsletter',
  issue: 'Issue of a newsletter',
};

export function PictureUses({ uses }: { uses: PictureUse[] }) {
  if (uses.length === 0) return <Text size="sm">Nowhere yet.</Text>;
  return (
    <ul className={styles.uses}>
      {uses.map((use) => (
        <li key={`${use.kind}-${use.id}`}>
          <Link href={addressOf(use)} prefetch={false}>
            {use.name}
          </Link>
          <br />
          <span className={styles.quiet}>
            {places[use.kind]} · {stateOf(use)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function stateOf({ isLive, isHead }: PictureUse): string {
  if (isLive) return isHead ? 'readers see it' : 'readers see it; the next text does without';
  return isHead ? 'not before readers' : 'in an earlier revision only';
}

function addressOf({ kind, id }: PictureUse): string {
  switch (kind) {
    case 'story':
      return `/desk/stories/${id}`;
    case 'person':
      return `/people/${id}`;
    case 'magazine':
      return `/magazine/${id}`;
    case 'newsletter':
      return `/desk/newsletters/${id}/settings`;
    case 'issue':
      return `/desk/newsletters/${id}`;
    case 'page':
      return `/${id}`;
  }
}
