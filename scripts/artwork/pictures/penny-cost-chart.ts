/** What a penny cost to make, from the Mint’s own reports; the bars start at nought. */
import { words } from '../kit/lettering.ts';
import { colour } from '../kit/palette.ts';
import { type Drawing, wide } from '../kit/picture.ts';
import { line, range, rect, tag } from '../kit/shapes.ts';

const years = [
  { year: '2020', cents: 1.76 },
  { year: '2021', cents: 2.1 },
  { year: '2022', cents: 2.72 },
  { year: '2023', cents: 3.07 },
  { year: '2024', cents: 3.69 },
] as const;
const base = 846;
const cent = 158;

export function pennyCostChart(): Drawing {
  return {
    ...wide,
    grain: 0,
    parts: [
      words('What it costs to make a penny', [88, 118], {
        face: 'serif',
        size: 60,
        fill: colour.ink,
      }),
      words('Unit cost of a US one-cent coin, in cents, by fiscal year', [88, 170], {
        face: 'sans',
        size: 31,
        fill: colour.ink,
      }),
      ...[2, 3].map((value) =>
        line([180, base - value * cent], [1712, base - value * cent], {
          stroke: colour.sand,
          'stroke-width': 2,
        }),
      ),
      ...[0, 1, 2, 3].map((value) =>
        words(`${value}¢`, [150, base - value * cent + 10], {
          face: 'sans',
          size: 29,
          anchor: 'end',
          fill: colour.ink,
        }),
      ),
      ...years.flatMap(bar),
      line([180, base], [1712, base], { stroke: colour.ink, 'stroke-width': 4 }),
      line([180, base - cent], [1712, base - cent], {
        stroke: colour.ink,
        'stroke-width': 4,
        'stroke-dasharray': '4 11',
        'stroke-linecap': 'round',
      }),
      rect({ x: 1528, y: base - cent - 64, w: 186, h: 46 }, colour.paper),
      words('face value', [1712, base - cent - 30], {
        face: 'italic',
        size: 36,
        anchor: 'end',
        fill: colour.ink,
      }),
      words('Figures: US Mint annual reports', [88, 972], {
        face: 'sans',
        size: 26,
        fill: colour.umber,
      }),
    ],
  };
}

/** A bar is a pile of coins: each disc is five hundredths of a cent. */
function bar({ year, cents }: { year: string; cents: number }, at: number) {
  const [x, w, tall] = [232 + at * 262, 168, cents * cent];
  const last = at === years.length - 1;
  const [face, edge] = last ? [colour.vermilion, colour.ink] : [colour.ochre, colour.umber];
  return [
    rect({ x, y: base - tall, w, h: tall }, face),
    ...range(Math.floor((cents - 0.02) / 0.05)).map((coin) =>
      line([x, base - (coin + 1) * 0.05 * cent], [x + w, base - (coin + 1) * 0.05 * cent], {
        stroke: edge,
        'stroke-width': 1.6,
        opacity: 0.55,
      }),
    ),
    tag('rect', {
      x,
      y: base - tall,
      width: w,
      height: tall,
      fill: 'none',
      stroke: edge,
      'stroke-width': 3,
    }),
    rect({ x: x + 18, y: base - tall - 64, w: w - 36, h: 56 }, colour.paper),
    words(cents.toFixed(2), [x + w / 2, base - tall - 22], {
      face: 'serif',
      size: 46,
      anchor: 'middle',
      fill: last ? colour.vermilion : colour.ink,
    }),
    words(year, [x + w / 2, base + 46], {
      face: last ? 'strong' : 'sans',
      size: 31,
      anchor: 'middle',
      fill: colour.ink,
    }),
  ];
}
