/** The `@font-face` rules: our files, and system fonts bent to their measures until they are here. */
import type { Family, FontFile } from './subset-fonts.ts';

const families: Record<Family, string> = { serif: 'Newsreader', sans: 'Libre Franklin' };

/**
 * How a system font must be bent so that its lines break and stand where ours do.
 *
 * `size` is the ratio of mean widths over a paragraph of English, measured in a browser; ascent and
 * descent are our font's own (hhea table), in parts of the em.
 */
const fallbacks = [
  { name: 'Newsreader Fallback', local: ['Georgia'], size: 0.9, ascent: 0.735, descent: 0.265 },
  {
    name: 'Newsreader Fallback Roman',
    local: ['Times New Roman', 'Liberation Serif'],
    size: 1,
    ascent: 0.735,
    descent: 0.265,
  },
  {
    name: 'Libre Franklin Fallback',
    local: ['Arial', 'Liberation Sans'],
    size: 1.05,
    ascent: 0.966,
    descent: 0.246,
  },
];

export function fontFaces(fonts: (FontFile & { url: string })[]): string {
  const own = fonts.map(
    (font) => `@font-face {
  font-family: '${families[font.family]}';
  font-style: ${font.style};
  font-weight: ${font.weight};
  font-display: optional;
  src: url('${font.url}') format('woff2');
  unicode-range: ${unicodeRange(font.characters)};
}`,
  );
  const bent = fallbacks.map(
    ({ name, local, size, ascent, descent }) => `@font-face {
  font-family: '${name}';
  src: ${local.map((font) => `local('${font}')`).join(', ')};
  size-adjust: ${percent(size)};
  ascent-override: ${percent(ascent / size)};
  descent-override: ${percent(descent / size)};
  line-gap-override: 0%;
}`,
  );
  return [...own, ...bent].join('\n');
}

function percent(part: number): string {
  return `${Math.round(part * 10000) / 100}%`;
}

/** Characters as CSS writes them: neighbours joined, `U+41-5A`. */
export function unicodeRange(characters: string): string {
  const points = [...new Set(characters)].map((c) => c.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else runs.push([point, point]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return runs
    .map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`))
    .join(', ');
}
