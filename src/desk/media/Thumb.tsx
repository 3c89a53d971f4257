/** A picture of the library at a small size, whole, on its placeholder colour while it loads. */
import type { DeskPicture } from '#media/index.ts';
import styles from './media.module.css';

type Props = { picture: DeskPicture; sizes: string; eager?: boolean };

/** Beside it stands what it shows, so for a screen reader it is only a picture. */
export function Thumb({ picture, sizes, eager = false }: Props) {
  const webp = picture.variants.filter(({ format }) => format === 'webp');
  const smallest = webp[0];
  if (!smallest) return <span className={styles.thumb} />;
  return (
    // biome-ignore lint/performance/noImgElement: our own variants, no optimiser
    <img
      className={styles.thumb}
      src={smallest.url}
      srcSet={webp.map(({ url, width }) => `${url} ${width}w`).join(', ')}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt=""
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      draggable={false}
      style={{ backgroundColor: picture.placeholder }}
    />
  );
}
