import type { PictureData } from '#markdown/index.ts';
import { focusClass } from './focus-class.ts';

type Props = { picture: PictureData; sizes: string; priority?: boolean };

/** A picture on a card, cut to one shape. The headline beside it says what the card is about. */
export function CardPicture({ picture, sizes, priority = false }: Props) {
  const of = (format: string) => picture.variants.filter((variant) => variant.format === format);
  const srcSet = (format: string) =>
    of(format)
      .map(({ url, width }) => `${url} ${width}w`)
      .join(', ');
  const fallback = of('jpeg').find(({ width }) => width >= 800) ?? of('jpeg').at(-1);
  if (!fallback) return null;
  return (
    <div className="card-picture">
      <picture>
        {(['avif', 'webp'] as const).map((format) =>
          of(format).length > 0 ? (
            <source key={format} type={`image/${format}`} srcSet={srcSet(format)} sizes={sizes} />
          ) : null,
        )}
        <img
          src={fallback.url}
          srcSet={srcSet('jpeg')}
          sizes={sizes}
          width={picture.width}
          height={picture.height}
          alt={picture.alt}
          className={focusClass(picture.focus)}
          decoding="async"
          loading={priority ? 'eager' : 'lazy'}
          fetchPriority={priority ? 'high' : undefined}
        />
      </picture>
    </div>
  );
}
