/**
 * Makes what readers download of a picture: every size in AVIF, WebP and JPEG, re-encoded so that
 * nothing of the original's metadata (place, device) goes out.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { z } from 'zod';
import { filePath, sizeOf, storeFile } from './store-file.ts';

/** Widths in pixels: a phone, a phone with a dense screen or a column, a full-width desktop. */
export const variantWidths = [480, 960, 1600];

const variantSchema = z.object({
  format: z.enum(['avif', 'webp', 'jpeg']),
  width: z.number(),
  height: z.number(),
  path: z.string(),
  bytes: z.number(),
});

const preparedSchema = z.object({
  digest: z.string(),
  width: z.number(),
  height: z.number(),
  placeholder: z.string(),
  variants: z.array(variantSchema),
});

export type PreparedPicture = z.infer<typeof preparedSchema>;

/**
 * Prepares the picture in `file`, or finds it prepared: the work is remembered by the file's digest.
 * Throws when the file is not a picture that can be decoded.
 */
export async function preparePicture(file: string): Promise<PreparedPicture> {
  const original = await readFile(file);
  const digest = createHash('sha256').update(original).digest('hex').slice(0, 20);
  const remembered = await readRemembered(digest);
  if (remembered) return remembered;

  const picture = sharp(original, { limitInputPixels: 50_000_000, failOn: 'error' }).autoOrient();
  const { data, info } = await picture
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const widths = variantWidths.filter((width) => width < info.width);
  if (widths.length < variantWidths.length) widths.push(Math.min(info.width, 1600));

  const variants: PreparedPicture['variants'] = [];
  for (const width of widths) {
    const height = Math.max(1, Math.round((info.height * width) / info.width));
    const sized = await sharp(data, { raw })
      .resize(width, height)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixels = () =>
      sharp(sized.data, { raw: { width, height, channels: sized.info.channels } });
    const encoded = await Promise.all([
      pixels().avif({ quality: 55, effort: 2 }).toBuffer(),
      pixels().webp({ quality: 76, effort: 3 }).toBuffer(),
      pixels().flatten({ background: '#fff' }).jpeg({ quality: 78, mozjpeg: true }).toBuffer(),
    ]);
    const formats = ['avif', 'webp', 'jpeg'] as const;
    for (const [index, format] of formats.entries()) {
      const bytes = encoded[index];
      if (!bytes) continue;
      const path = `${digest}/${width}.${format}`;
      await storeFile(path, bytes);
      variants.push({ format, width, height, path, bytes: bytes.length });
    }
  }
  const { dominant } = await sharp(data, { raw }).stats();
  const placeholder = `#${[dominant.r, dominant.g, dominant.b].map(hex).join('')}`;
  const prepared = { digest, width: info.width, height: info.height, placeholder, variants };
  await remember(prepared);
  return prepared;
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}

async function readRemembered(digest: string): Promise<PreparedPicture | null> {
  const text = await readFile(filePath(`${digest}/prepared.json`), 'utf8').catch(() => null);
  if (text === null) return null;
  const parsed = preparedSchema.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  for (const { path, bytes } of parsed.data.variants) {
    if ((await sizeOf(path)) !== bytes) return null;
  }
  return parsed.data;
}

async function remember(prepared: PreparedPicture): Promise<void> {
  await storeFile(`${prepared.digest}/prepared.json`, Buffer.from(JSON.stringify(prepared)));
}
