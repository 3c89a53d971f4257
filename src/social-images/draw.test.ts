import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawSocialImage, imageLimit } from './draw.ts';
import { faces } from './faces.ts';
import { breakLines, lineWidth } from './lettering.ts';
import { imageHeight, imageWidth } from './shown.ts';

const shown = {
  publication: 'The Test',
  kicker: 'The Explainer',
  headline: 'Hikvision: why Washington could shut out the world’s biggest camera maker',
  byline: 'By Nadia Rahman, with Priya Venkat, The Test UK',
  hero: null,
};

/** A picture that compresses as badly as pictures can. */
async function noise(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3);
  let seed = 7;
  for (let index = 0; index < pixels.length; index += 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    pixels[index] = seed >> 16;
  }
  const bytes = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
  return { bytes, focus: [0.9, 0.1] as [number, number] };
}

test('a picture for previews is of the size the networks ask for, whatever it shows', async () => {
  for (const hero of [null, await noise(960, 320), await noise(320, 960)]) {
    const jpeg = await drawSocialImage({ ...shown, hero });
    const { width, height, format } = await sharp(jpeg ?? Buffer.alloc(0)).metadata();
    expect([width, height, format]).toEqual([imageWidth, imageHeight, 'jpeg']);
    expect(jpeg?.length).toBeLessThanOrEqual(imageLimit);
  }
});

test('it is drawn on our paper, with the picture at its side', async () => {
  const red = { width: 90, height: 90, channels: 3 as const, background: '#f00' };
  const bytes = await sharp({ create: red }).jpeg().toBuffer();
  const jpeg = await drawSocialImage({ ...shown, hero: { bytes, focus: [0.5, 0.5] } });
  const { data, info } = await sharp(jpeg ?? '')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3).subarray(0, 3)];
  const isNear = (found: number[], wanted: number[]) =>
    found.every((value, index) => Math.abs(value - (wanted[index] ?? 0)) < 12);
  expect(isNear(at(10, 10), [247, 243, 234])).toBe(true);
  expect(isNear(at(10, 620), [247, 243, 234])).toBe(true);
  expect(isNear(at(1190, 315), [254, 0, 0])).toBe(true);
});

test('no headline leaves its room: a long one is set smaller, a long word is broken', () => {
  const { headline } = faces();
  for (const text of ['wide '.repeat(28), 'W'.repeat(140), 'a', '<svg/>&"'.repeat(10)]) {
    const room = { size: 40, width: 600 };
    const lines = breakLines(headline, text, room);
    for (const line of lines) expect(lineWidth(headline, line, room)).toBeLessThanOrEqual(600);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  }
});

test('what our typefaces cannot write is not drawn as boxes', async () => {
  expect(await drawSocialImage({ ...shown, headline: '海康威视' })).toBeNull();
});

test('markup in a headline is letters', async () => {
  const jpeg = await drawSocialImage({
    ...shown,
    headline: '</svg><image href="file:///etc/passwd"/>',
  });
  expect(jpeg).not.toBeNull();
});
