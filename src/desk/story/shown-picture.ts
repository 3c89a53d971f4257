/** A picture of the library as the editor shows it: what is said of it, and one file of a fitting size. */
import type { PictureData } from '#markdown/index.ts';
import type { ShownPicture } from '../editor/index.client.tsx';

/** The width a picture is shown at in the editor, or the next wider one there is. */
const shownWidth = 800;

export function shownPicture(picture: PictureData): ShownPicture {
  const { key, alt, caption, credit, variants } = picture;
  const webp = variants.filter(({ format }) => format === 'webp');
  const variant = webp.find(({ width }) => width >= shownWidth) ?? webp.at(-1);
  return { key, alt, caption, credit, url: variant?.url ?? '' };
}
