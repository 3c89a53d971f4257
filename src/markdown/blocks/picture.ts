/** A picture as readers get it: modern formats first, its size known before it loads. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { isMediaAddress } from '../addresses.ts';
import type { PictureData, PictureVariant } from '../context.ts';

export type PictureOptions = {
  /** The `sizes` attribute. Default: the text's measure, or the screen's width on a phone. */
  sizes?: string;
  /** Loads at once and first: for the one picture that leads a page. */
  priority?: boolean;
  /** Instead of the picture's own caption. */
  caption?: string | undefined;
};

const BODY_SIZES = '(min-width: 720px) 680px, 100vw';
const FALLBACK_WIDTH = 1200;

/** The figure, or undefined when the picture has nothing that can be loaded. */
export function pictureElement(picture: PictureData, options: PictureOptions): Element | undefined {
  const jpeg = variantsOf(picture, 'jpeg');
  const fallback = nearest(jpeg, FALLBACK_WIDTH);
  if (!fallback) return undefined;
  const sizes = options.sizes ?? BODY_SIZES;
  const sources = (['avif', 'webp'] as const).flatMap((format) => {
    const variants = variantsOf(picture, format);
    if (variants.length === 0) return [];
    return [h('source', { type: `image/${format}`, srcSet: srcSet(variants), sizes })];
  });
  const img = h('img', {
    src: fallback.url,
    srcSet: srcSet(jpeg),
    sizes,
    width: picture.width,
    height: picture.height,
    alt: picture.alt,
    decoding: 'async',
    ...(options.priority ? { fetchPriority: 'high' } : { loading: 'lazy' }),
  });
  const caption = pictureCaption(picture, options.caption);
  return h('figure', { className: ['picture'] }, [
    h('picture', [...sources, img]),
    ...(caption ? [caption] : []),
  ]);
}

/** Caption and credit, or undefined when there is neither. */
export function pictureCaption(picture: PictureData, caption?: string): Element | undefined {
  const words = caption ?? picture.caption;
  if (!words && !picture.credit) return undefined;
  return h('figcaption', [
    ...(words ? [words, ' '] : []),
    ...(picture.credit ? [h('span', { className: ['credit'] }, picture.credit)] : []),
  ]);
}

/** The JPEG nearest to a width, for mail. */
export function jpegNear(picture: PictureData, width: number): PictureVariant | undefined {
  return nearest(variantsOf(picture, 'jpeg'), width);
}

function variantsOf(picture: PictureData, format: PictureVariant['format']): PictureVariant[] {
  return picture.variants
    .filter((variant) => variant.format === format && isMediaAddress(variant.url))
    .sort((one, other) => one.width - other.width);
}

function nearest(variants: PictureVariant[], width: number): PictureVariant | undefined {
  return variants.toSorted(
    (one, other) => Math.abs(one.width - width) - Math.abs(other.width - width),
  )[0];
}

function srcSet(variants: PictureVariant[]): string {
  // A space or a comma at the edge would end the address early.
  return variants
    .map(({ url, width }) => `${url.replace(/[\s,]/g, encodeURIComponent)} ${width}w`)
    .join(', ');
}
