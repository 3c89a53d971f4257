/** What hostile and odd files become: each is refused with its reason, or comes out clean. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFolderStore } from './folder-store.ts';
import { makeVariants } from './make-variants.ts';
import { useMediaStore } from './media-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-hostile-'));
let count = 0;

beforeAll(() => useMediaStore(createFolderStore(() => folder)));
afterAll(() => {
  useMediaStore(undefined);
  rmSync(folder, { recursive: true, force: true });
});

async function make(bytes: Uint8Array | string) {
  count += 1;
  const work = join(folder, `work-${count}`);
  mkdirSync(work);
  const file = join(work, 'original');
  writeFileSync(file, bytes);
  const result = await makeVariants(`p${count}`, { file, folder: work });
  const files =
    result.kind === 'made'
      ? result.prepared.variants.map(({ path }) => readFileSync(join(folder, 'media', path)))
      : [];
  return { result, files };
}

const plain = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: '#c60' } });

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG that says it is so large, with `rows` of nothing compressed to very little. */
function png(width: number, height: number, rows = height, more: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>x</script></svg>';
const halfOf = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);
const noise = () =>
  sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });

test.each<[string, () => Promise<Uint8Array | string> | Uint8Array | string, string]>([
  ['an SVG', () => svg, 'broken'],
  ['HTML', () => '<!doctype html><script>alert(1)</script>', 'broken'],
  ['a PDF', () => '%PDF-1.7\n1 0 obj', 'broken'],
  ['nothing', () => '', 'broken'],
  ['a TIFF, whose decoder is not there', () => plain().tiff().toBuffer(), 'broken'],
  ['half a JPEG', async () => halfOf(await noise().jpeg().toBuffer()), 'broken'],
  ['half a PNG', async () => halfOf(await noise().png().toBuffer()), 'broken'],
  ['half a WebP', async () => halfOf(await noise().webp().toBuffer()), 'broken'],
  ['half an AVIF', async () => halfOf(await noise().avif({ effort: 0 }).toBuffer()), 'broken'],
  ['a header of 900 megapixels', () => png(30_000, 30_000, 1), 'too-many-pixels'],
  ['a header of four thousand million pixels', () => png(65_535, 65_535, 1), 'too-many-pixels'],
  ['100,000 × 1 pixels', () => png(100_000, 1), 'too-small'],
  ['100,000 × 20 pixels', () => png(100_000, 20), 'too-narrow'],
  ['fewer rows than the header says', () => png(3000, 3000, 10), 'broken'],
])('%s is refused', async (_, bytes, code) => {
  const { result } = await make(await bytes());
  expect(result).toEqual({ kind: 'refused', code });
});

test('a bomb of 49 megapixels in some kilobytes is made, within its limits', async () => {
  const { result } = await make(png(7000, 7000));
  expect(result).toMatchObject({ kind: 'made', prepared: { width: 7000, height: 7000 } });
});

test('compressed text of a hundred megabytes beside the picture is never unpacked', async () => {
  const text = Buffer.concat([
    Buffer.from('Comment\0\0'),
    deflateSync(Buffer.alloc(100_000_000), { level: 9 }),
  ]);
  const { result, files } = await make(png(100, 100, 100, [chunk('zTXt', text)]));
  expect(result.kind).toBe('made');
  expect(files.every((file) => file.length < 5000)).toBe(true);
});

test('a picture that is also a page or an archive comes out as a picture and nothing else', async () => {
  const page = Buffer.from('<script>alert(document.domain)</script>an archive');
  const { result, files } = await make(Buffer.concat([await plain().jpeg().toBuffer(), page]));
  expect(result.kind).toBe('made');
  for (const file of files) expect(file.toString('latin1')).not.toMatch(/<script|an archive/);
});

test('place, device and orientation are gone, and the picture stands upright', async () => {
  const original = await plain(300, 200)
    .withExif({ IFD0: { Model: 'SecretPhone' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect(original.toString('latin1')).toContain('SecretPhone');
  const { result, files } = await make(original);
  expect(result).toMatchObject({ prepared: { width: 200, height: 300 } });
  for (const file of files) {
    const metadata = await sharp(file).metadata();
    expect(metadata).toMatchObject({ width: 200, height: 300 });
    expect(metadata).not.toHaveProperty('exif');
    expect(metadata).not.toHaveProperty('icc');
    expect(file.toString('latin1')).not.toContain('SecretPhone');
  }
});

test('colours of a wider space, of print and of sixteen bits come out as the screen’s', async () => {
  const originals = [
    await plain().withIccProfile('p3').png().toBuffer(),
    await plain().toColourspace('cmyk').jpeg().toBuffer(),
    await plain().toColourspace('rgb16').png().toBuffer(),
    await plain().greyscale().png().toBuffer(),
  ];
  for (const original of originals) {
    const { result, files } = await make(original);
    expect(result.kind).toBe('made');
    for (const file of files) {
      expect(await sharp(file).metadata()).toMatchObject({ depth: 'uchar' });
      expect(['srgb', 'b-w']).toContain((await sharp(file).metadata()).space);
    }
  }
});

test('of an animation the first picture is kept', async () => {
  const frames = Buffer.concat([
    await plain(60, 40).raw().toBuffer(),
    Buffer.alloc(60 * 40 * 3, 255),
  ]);
  const gif = await sharp(frames, { raw: { width: 60, height: 80, channels: 3, pageHeight: 40 } })
    .gif()
    .toBuffer();
  expect((await sharp(gif).metadata()).pages).toBe(2);
  const { result, files } = await make(gif);
  expect(result).toMatchObject({ prepared: { width: 60, height: 40 } });
  for (const file of files) expect((await sharp(file).metadata()).pages ?? 1).toBe(1);
});

test('a narrow picture is made no taller than a page shows it', async () => {
  const { result } = await make(await plain(1700, 16_000).png().toBuffer());
  const variants = result.kind === 'made' ? result.prepared.variants : [];
  expect(variants.map(({ width, height }) => [width, height])[0]).toEqual([480, 4518]);
  expect(Math.max(...variants.map(({ height }) => height))).toBe(4800);
});
