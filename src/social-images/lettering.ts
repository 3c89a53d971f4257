/** Letters as outlines, so that a picture never depends on the typefaces of the machine that draws it. */
import type { Font } from 'fontkit';

export type Line = { d: string; width: number };

/** How far apart letters are set, in pixels; 0 as the typeface has it. */
export type Setting = { size: number; spacing?: number };

/** One line of words whose baseline starts at `[x, y]`, as the data of an SVG path. */
export function setLine(font: Font, text: string, [x, y]: [number, number], look: Setting): Line {
  const { size, spacing = 0 } = look;
  const scale = size / font.unitsPerEm;
  const run = font.layout(text);
  let at = x;
  let d = '';
  for (const [index, glyph] of run.glyphs.entries()) {
    const position = run.positions[index];
    const outline = glyph.path.scale(scale, -scale);
    d += outline.translate(at + (position?.xOffset ?? 0) * scale, y).toSVG();
    at += (position?.xAdvance ?? 0) * scale + spacing;
  }
  return { d, width: at - x - (run.glyphs.length > 0 ? spacing : 0) };
}

/** How wide a line of words will be. */
export function lineWidth(font: Font, text: string, { size, spacing = 0 }: Setting): number {
  const run = font.layout(text);
  const gaps = spacing * Math.max(0, run.glyphs.length - 1);
  return (run.advanceWidth * size) / font.unitsPerEm + gaps;
}

/** Whether the typeface has a letter for every character. */
export function canWrite(font: Font, text: string): boolean {
  return [...text].every((one) => font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0));
}

/**
 * Words in lines no wider than `width`, and as even as their number allows. A word that is wider by
 * itself is broken, because nothing may leave the picture.
 */
export function breakLines(font: Font, text: string, room: Setting & { width: number }): string[] {
  const fewest = fill(font, text, room).length;
  // The narrowest column that needs no more lines is the most even one.
  let [low, high] = [room.width / 2, room.width];
  for (let step = 0; step < 8; step += 1) {
    const width = (low + high) / 2;
    if (fill(font, text, { ...room, width }).length > fewest) low = width;
    else high = width;
  }
  return fill(font, text, { ...room, width: high });
}

function fill(font: Font, text: string, room: Setting & { width: number }): string[] {
  const fits = (line: string) => lineWidth(font, line, room) <= room.width;
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => breakWord(one, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function breakWord(word: string, fits: (part: string) => boolean): string[] {
  if (fits(word)) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && !fits(part + letter)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}
