/** Letters as outlines from the site’s own typefaces, so a picture never depends on the machine. */
import { readFile } from 'node:fs/promises';
import { create, type Font } from 'fontkit';
import subsetFont from 'subset-font';
import { lineWidth, setLine } from '../../../src/social-images/lettering.ts';
import { type Attributes, type Point, path } from './shapes.ts';

const folder = `${import.meta.dirname}/../../../node_modules/@fontsource-variable`;
const serif = 'newsreader/files/newsreader-latin-standard-normal.woff2';
const italic = 'newsreader/files/newsreader-latin-standard-italic.woff2';
const sans = 'libre-franklin/files/libre-franklin-latin-wght-normal.woff2';

/** The cuts in use: a variable font has to be pinned before its outlines can be read. */
export const faces = {
  sans: await pin(sans, { wght: 450 }),
  strong: await pin(sans, { wght: 640 }),
  text: await pin(serif, { wght: 400, opsz: 14 }),
  serif: await pin(serif, { wght: 560, opsz: 44 }),
  display: await pin(serif, { wght: 480, opsz: 72 }),
  italic: await pin(italic, { wght: 440, opsz: 30 }),
};

async function pin(file: string, variationAxes: Record<string, number>) {
  const font = await readFile(`${folder}/${file}`);
  return subsetFont(font, '', { keepAllGlyphs: true, targetFormat: 'truetype', variationAxes });
}

export type Lettering = {
  face: keyof typeof faces;
  size: number;
  anchor?: 'start' | 'middle' | 'end';
  spacing?: number;
};

const opened = new Map<string, Font>();

function open(face: keyof typeof faces): Font {
  const font = opened.get(face) ?? create(faces[face]);
  opened.set(face, font);
  return font;
}

/** How wide a line of words will be. */
export function wordsWidth(text: string, { face, size }: Lettering) {
  return lineWidth(open(face), text, { size });
}

/** One line of words whose baseline starts, ends or is centred at `at`. */
export function words(text: string, at: Point, look: Lettering & { fill: string } & Attributes) {
  const { face, size, anchor = 'start', spacing = 0, ...rest } = look;
  const font = open(face);
  const width = lineWidth(font, text, { size, spacing });
  const x = at[0] - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  return path(setLine(font, text, [x, at[1]], { size, spacing }).d, rest);
}
