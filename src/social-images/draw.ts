/**
 * Draws a story's picture for previews: the headline as the page sets it, the picture over the story
 * beside it. Everything is drawn here from outlines; no text reaches a program that would read markup.
 */
import sharp from 'sharp';
import { type Faces, faces } from './faces.ts';
import { breakLines, canWrite, lineWidth, setLine } from './lettering.ts';
import { imageHeight, imageWidth, type Shown } from './shown.ts';

/** What the networks load without complaint, in bytes. */
export const imageLimit = 100_000;

const colour = {
  paper: '#f7f3ea',
  ink: '#1c1a17',
  quiet: '#6b6357',
  accent: '#b3341f',
  sun: '#efe7d6',
};
const margin = 64;
const heroWidth = 456;
const gap = 48;

/** The JPEG, or null when our typefaces have no letters for this headline. */
export async function drawSocialImage(shown: Shown): Promise<Buffer | null> {
  const faced = faces();
  if (!canWrite(faced.headline, shown.headline)) return null;
  const layers = [{ input: Buffer.from(page(shown, faced)), top: 0, left: 0 }];
  if (shown.hero) {
    const input = await cropped(shown.hero);
    layers.push({ input, top: 0, left: imageWidth - heroWidth });
  }
  const base = {
    width: imageWidth,
    height: imageHeight,
    channels: 3 as const,
    background: colour.paper,
  };
  const drawn = await sharp({ create: base }).composite(layers).removeAlpha().raw().toBuffer();
  const raw = { width: imageWidth, height: imageHeight, channels: 3 as const };
  for (const quality of [84, 74, 62, 48, 34, 22, 12]) {
    const jpeg = await sharp(drawn, { raw }).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (jpeg.length <= imageLimit) return jpeg;
  }
  return null;
}

/** The part of a picture around its focus that fills the column. */
async function cropped({ bytes, focus: [focusX, focusY] }: NonNullable<Shown['hero']>) {
  const picture = sharp(bytes, { limitInputPixels: 50_000_000 });
  const { width, height } = await picture.metadata();
  const scale = Math.max(heroWidth / width, imageHeight / height);
  const across = Math.min(width, Math.round(heroWidth / scale));
  const down = Math.min(height, Math.round(imageHeight / scale));
  const start = (size: number, part: number, focus: number) =>
    Math.round(Math.min(Math.max(size * focus - part / 2, 0), size - part));
  return picture
    .extract({
      left: start(width, across, focusX),
      top: start(height, down, focusY),
      width: across,
      height: down,
    })
    .resize(heroWidth, imageHeight)
    .removeAlpha()
    .toBuffer();
}

function page(
  { publication, kicker, headline, byline, hero }: Shown,
  { headline: serif, words }: Faces,
) {
  const width = imageWidth - margin * 2 - (hero ? heroWidth + gap - margin : 0);
  const parts: string[] = [];
  const ink = (d: string, fill: string) => parts.push(`<path d="${d}" fill="${fill}"/>`);

  if (!hero) {
    // The publication's mark, a sun on its meridian, where a picture would be.
    parts.push(`<circle cx="1010" cy="430" r="330" fill="${colour.sun}"/>`);
    parts.push(`<path d="M1010 0v630" stroke="${colour.paper}" stroke-width="6"/>`);
  }
  parts.push(`<path d="M71 58v44" stroke="${colour.ink}" stroke-width="2.4"/>`);
  parts.push(`<circle cx="71" cy="80" r="10" fill="${colour.ink}"/>`);
  ink(setLine(serif, writable(serif, publication), [94, 90], { size: 30 }).d, colour.ink);

  const capitals = writable(words, kicker.toUpperCase());
  ink(setLine(words, capitals, [margin, 168], { size: 21, spacing: 2.4 }).d, colour.accent);

  const room = { top: 192, bottom: 540 };
  const { lines, size, leading } = fitted(headline, serif, {
    width,
    height: room.bottom - room.top,
  });
  for (const [index, line] of lines.entries()) {
    const y = room.top + size * 0.86 + index * leading;
    ink(setLine(serif, line, [margin, y], { size }).d, colour.ink);
  }

  const name = shortened(writable(words, byline), words, { size: 22, width });
  ink(setLine(words, name, [margin, imageHeight - 52], { size: 22 }).d, colour.quiet);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${imageWidth}" height="${imageHeight}">${parts.join('')}</svg>`;
}

type Font = Faces['headline'];

/** The headline as large as its room allows. */
function fitted(text: string, font: Font, room: { width: number; height: number }) {
  for (let size = 84; ; size -= 2) {
    const leading = Math.round(size * 1.09);
    const lines = breakLines(font, text, { size, width: room.width });
    if (lines.length * leading <= room.height || size <= 28) return { lines, size, leading };
  }
}

/** What the typeface has letters for. */
function writable(font: Font, text: string): string {
  return [...text].filter((one) => canWrite(font, one)).join('');
}

function shortened(text: string, font: Font, room: { size: number; width: number }): string {
  if (lineWidth(font, text, room) <= room.width) return text;
  const words = text.split(' ');
  while (words.length > 1 && lineWidth(font, `${words.join(' ')} …`, room) > room.width)
    words.pop();
  return `${words.join(' ')} …`;
}
