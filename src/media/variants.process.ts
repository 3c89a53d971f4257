/**
 * A process of its own for one picture: what is in the file can hurt nothing but this. Its sizes are
 * written to a folder and told on standard output; nothing of the original's metadata is kept.
 */
import { writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  decodingTimeMs,
  encodingTimeMs,
  maxPicturePixels,
  maxPictureRatio,
  minPictureSide,
  preparingMemoryBytes,
  type RefusalCode,
} from './limits.ts';
import type { MadeVariants, VariantsAnswer } from './make-variants.ts';

/** Widths in pixels: a phone, a phone with a dense screen or a column, a full-width desktop. */
const widths = [480, 960, 1600];
/** Three times as high as wide is as tall as a page shows a picture. */
const maxHeight = 4800;

class Refused extends Error {
  code: RefusalCode;
  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

const [file = '', folder = ''] = process.argv.slice(2);

// libvips works in threads of its own, so this thread is free to look. The system's own limit, where
// there is one, ends what outruns a look.
let isDecoded = false;
setInterval(() => {
  if (process.memoryUsage.rss() > preparingMemoryBytes) end({ refused: 'too-much-memory' });
  const { user, system } = process.cpuUsage();
  const most = isDecoded ? encodingTimeMs : decodingTimeMs;
  if ((user + system) / 1000 > most) end({ refused: 'too-slow' });
}, 20).unref();

// Only these decoders exist here, whatever the file claims to be: no SVG, no PDF, no raw files.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadHeif',
    'VipsForeignLoadNsgif',
  ],
});
sharp.cache(false);

await make().then(
  (made) => end({ made }),
  (error) => end({ refused: error instanceof Refused ? error.code : 'broken' }),
);

async function make(): Promise<MadeVariants> {
  // The header alone; it is compared before a pixel is made.
  const { autoOrient } = await sharp(file, { limitInputPixels: false }).metadata();
  check(autoOrient);
  const { width, height } = autoOrient;
  const widest = Math.max(1, Math.min(width, 1600, Math.floor((maxHeight * width) / height)));

  // Decoded once, and never larger in memory than readers get it.
  const original = sharp(file, {
    limitInputPixels: maxPicturePixels,
    failOn: 'error',
    sequentialRead: true,
  });
  const { data, info } = await original
    .autoOrient()
    .resize(widest, heightAt(widest), { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  isDecoded = true;
  const raw = { width: info.width, height: info.height, channels: info.channels };

  const variants: MadeVariants['variants'] = [];
  for (const size of [...widths.filter((one) => one < widest), widest]) {
    const sized = sharp(data, { raw }).resize(size, heightAt(size), { fit: 'fill' });
    const jpeg = sized.clone().flatten({ background: '#fff' });
    const encoders = {
      avif: sized.clone().avif({ quality: 55, effort: 2 }),
      webp: sized.clone().webp({ quality: 76, effort: 3 }),
      jpeg: jpeg.jpeg({ quality: 78, mozjpeg: true }),
    };
    const encoded = await Promise.all(
      (['avif', 'webp', 'jpeg'] as const).map(async (format) => {
        const bytes = await encoders[format].toBuffer();
        await writeFile(join(folder, `${size}.${format}`), bytes);
        return { format, width: size, height: heightAt(size), bytes: bytes.length };
      }),
    );
    variants.push(...encoded);
  }
  const { dominant } = await sharp(data, { raw }).stats();
  const placeholder = `#${[dominant.r, dominant.g, dominant.b].map(hex).join('')}`;
  return { width, height, placeholder, variants };

  function heightAt(size: number): number {
    return Math.max(1, Math.round((height * size) / width));
  }
}

function check({ width, height }: { width: number; height: number }): void {
  if (width * height > maxPicturePixels) throw new Refused('too-many-pixels');
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short < minPictureSide) throw new Refused('too-small');
  if (long > short * maxPictureRatio) throw new Refused('too-narrow');
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}

function end(answer: VariantsAnswer): never {
  writeSync(1, JSON.stringify(answer));
  process.exit(0);
}
