/** Letters as outlines from the site’s own typefaces, so a picture never depends on the machine. */
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { type Attributes, type Point, path } from './shapes.ts';

const folder = `${import.meta.dirname}/../../../node_modules/@fontsource-variable`;
const files = {
  serif: 'newsreader/files/newsreader-latin-standard-normal.woff2',
  italic: 'newsreader/files/newsreader-latin-standard-italic.woff2',
  sans: 'libre-franklin/files/libre-franklin-latin-wght-normal.woff2',
};

export type Lettering = {
  face: keyof typeof files;
  size: number;
  weight: number;
  anchor?: 'start' | 'middle' | 'end';
  spacing?: number;
};

const cuts = new Map<string, Font>();

function cut(style: Lettering): Font {
  const key = `${style.face}-${style.weight}-${style.size > 60}`;
  const kept = cuts.get(key);
  if (kept !== undefined) return kept;
  const axes = style.face === 'sans' ? {} : { opsz: style.size > 60 ? 72 : 16 };
  const font = create(readFileSync(`${folder}/${files[style.face]}`));
  const made = font.getVariation({ wght: style.weight, ...axes });
  cuts.set(key, made);
  return made;
}

/** One line of words whose baseline starts, ends or is centred at `at`. */
export function words(text: string, at: Point, look: Lettering & { fill: string } & Attributes) {
  const { face, size, weight, anchor = 'start', spacing = 0, ...rest } = look;
  const font = cut({ face, size, weight });
  const scale = size / font.unitsPerEm;
  const run = font.layout(text);
  const width = run.advanceWidth * scale + spacing * (run.glyphs.length - 1);
  let x = at[0] - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  let d = '';
  for (const [index, glyph] of run.glyphs.entries()) {
    const position = run.positions[index];
    d += glyph.path
      .scale(scale, -scale)
      .translate(x + (position?.xOffset ?? 0) * scale, at[1])
      .toSVG();
    x += (position?.xAdvance ?? 0) * scale + spacing;
  }
  return path(d, rest);
}
