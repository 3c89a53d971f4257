/**
 * The colour of a letter: it must be readable on the paper of the mail, and is made lighter until it is
 * on the dark one. Contrast as WCAG 2.2 reckons it. Pure.
 */
export const papers = { light: '#fdfbf6', dark: '#171512' } as const;

/** The publication's own colour, by day. */
export const ownAccent = '#9f1d1d';

/** What WCAG 2.2 (1.4.3) asks of text of this size. */
export const leastContrast = 4.5;

export function contrast(one: string, other: string): number {
  const [bright = 1, dim = 1] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

/** The same colour as it is read on dark paper. */
export function accentInTheDark(accent: string): string {
  for (let part = 0; part < 1; part += 0.05) {
    const lighter = mix(accent, part);
    if (contrast(lighter, papers.dark) >= leastContrast) return lighter;
  }
  return '#ffffff';
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function mix(colour: string, part: number): string {
  const mixed = channels(colour).map((value) => Math.round(value + (255 - value) * part));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
