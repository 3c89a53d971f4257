/** A picture is its markup and its size; it becomes a file of at most 400 kB. */
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { colour } from './palette.ts';
import { seeded } from './random.ts';

export type Picture = {
  key: string;
  width: number;
  height: number;
  parts: readonly string[];
  /** Printed grain over the flat colours; a diagram goes without and becomes a PNG. */
  grain: number;
};

export type Drawing = Omit<Picture, 'key'>;

export const wide = { width: 1800, height: 1012 };
export const classic = { width: 1800, height: 1200 };
const largest = 390_000;

export function svg(picture: Picture) {
  const { width, height, parts } = picture;
  const ground = `<rect width="${width}" height="${height}" fill="${colour.paper}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${ground}${parts.join('')}</svg>`;
}

export async function writePicture(picture: Picture, folder: string) {
  const flat = await sharp(Buffer.from(svg(picture)))
    .flatten({ background: colour.paper })
    .png()
    .toBuffer();
  if (picture.grain === 0) {
    const file = `${picture.key}.png`;
    const info = await sharp(flat)
      .png({ palette: true, colours: 128, dither: 0, effort: 9 })
      .toFile(`${folder}/${file}`);
    return { file, size: info.size };
  }
  const file = `${picture.key}.jpg`;
  const printed = sharp(flat).composite([{ ...grain(picture), blend: 'soft-light' }]);
  const pixels = await printed.toBuffer();
  for (let quality = 84; ; quality -= 4) {
    const jpeg = await sharp(pixels)
      .jpeg({ quality, mozjpeg: true, chromaSubsampling: quality > 76 ? '4:4:4' : '4:2:0' })
      .toBuffer();
    if (jpeg.length <= largest || quality < 50) {
      await writeFile(`${folder}/${file}`, jpeg);
      return { file, size: jpeg.length };
    }
  }
}

/** Two-pixel grey specks: coarse enough to survive compression, fine enough to read as paper. */
function grain({ key, width, height, grain: strength }: Picture) {
  const random = seeded(`grain of ${key}`);
  const [columns, rows] = [width, height];
  const specks = Buffer.alloc(columns * rows);
  for (let at = 0; at < specks.length; at += 1) {
    const bell = random.next() + random.next() + random.next() - 1.5;
    specks[at] = Math.round(128 + bell * strength);
  }
  return { input: specks, raw: { width: columns, height: rows, channels: 1 as const } };
}
