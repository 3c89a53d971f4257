/**
 * Cuts the two families down to what the pages use. The first file of each face holds what English
 * needs; accented letters come in files of their own, asked for only by a page that has them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

export type Family = 'serif' | 'sans';

export type FontFile = {
  name: string;
  family: Family;
  style: 'normal' | 'italic';
  weight: string;
  characters: string;
  bytes: Uint8Array;
};

const english = `${range(0x20, 0x7e)}\u00a0£©·½×éèêëàáâäçñíïóôöúü‐‑–—‘’“”•…€−`;
const accents = [...range(0xa1, 0xff), ...'ŒœŠšŸŽžıˆ˜„‚†‡‰‹›⁄™'].filter(isNotEnglish).join('');
const furtherLatin = `${range(0x100, 0x17f)}ȘșȚțẀẁẂẃẄẅ`;

const serif = '@fontsource-variable/newsreader/files/newsreader';
const sans = '@fontsource-variable/libre-franklin/files/libre-franklin';

// Below 18 the optical axis only makes letters sturdier for sizes that this site does not set, and
// leaving that part out saves a third of the file. The same goes for the weights.
const roman = { wght: { min: 400, max: 600 }, opsz: { min: 18, max: 72 } };
const faces = [
  {
    family: 'serif',
    style: 'normal',
    from: serif,
    kind: 'opsz-normal',
    axes: roman,
    weight: '400 600',
  },
  {
    family: 'serif',
    style: 'italic',
    from: serif,
    kind: 'opsz-italic',
    axes: { wght: 400, opsz: 20 },
    weight: '400',
  },
  {
    family: 'sans',
    style: 'normal',
    from: sans,
    kind: 'wght-normal',
    axes: { wght: 500 },
    weight: '500',
  },
] as const;

const parts = [
  { suffix: '', script: 'latin', characters: english },
  { suffix: '-accents', script: 'latin', characters: accents },
  { suffix: '-latin', script: 'latin-ext', characters: furtherLatin },
] as const;

/** Every font file the site may ask for, smallest cut first. */
export async function subsetFonts(): Promise<FontFile[]> {
  const require = createRequire(import.meta.url);
  const files: FontFile[] = [];
  for (const { family, style, from, kind, axes, weight } of faces) {
    for (const { suffix, script, characters } of parts) {
      const original = readFileSync(require.resolve(`${from}-${script}-${kind}.woff2`));
      const bytes = await subsetFont(original, characters, {
        targetFormat: 'woff2',
        variationAxes: axes,
      });
      const name = `${style === 'italic' ? `${family}-italic` : family}${suffix}`;
      files.push({ name, family, style, weight, characters, bytes });
    }
  }
  return files;
}

function range(from: number, to: number): string {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

function isNotEnglish(character: string): boolean {
  return !english.includes(character);
}
