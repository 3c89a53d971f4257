/** What one sees of a picture in a grid: the picture, what it shows, and what is missing. */
import type { DeskPicture } from '#media/index.ts';
import styles from './media.module.css';
import { Thumb } from './Thumb.tsx';

export function PictureTile({ picture }: { picture: DeskPicture }) {
  return (
    <>
      <span className={styles.frame}>
        <Thumb picture={picture} sizes="12rem" />
      </span>
      <span className={styles.words}>{picture.alt || 'Not described yet'}</span>
      {picture.credit ? <span className={styles.quiet}>{picture.credit}</span> : null}
      {missingWords(picture) ? (
        <span className={styles.missing}>{missingWords(picture)}</span>
      ) : null}
    </>
  );
}

/** What a picture needs before it can be published, or null. */
export function missingWords({ alt, credit }: DeskPicture): string | null {
  if (!alt && !credit) return 'Needs alternative text and credit';
  if (!alt) return 'Needs alternative text';
  return credit ? null : 'Needs a credit';
}
