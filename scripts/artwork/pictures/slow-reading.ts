/** A cliff of long novels, and one reader at the top with all the time in the world. */
import { noise } from '../kit/field.ts';
import { colour } from '../kit/palette.ts';
import type { Drawing } from '../kit/picture.ts';
import { seeded } from '../kit/random.ts';
import { circle, group, line, type Point, path, range, rect, smooth } from '../kit/shapes.ts';

const books = [
  { x: 150, w: 860, h: 168, fill: colour.deep, trim: colour.straw, mark: 'bands' },
  { x: 210, w: 800, h: 132, fill: colour.ochre, trim: colour.ink, mark: 'diamonds' },
  { x: 170, w: 790, h: 190, fill: colour.slate, trim: colour.paper, mark: 'lines' },
  { x: 260, w: 740, h: 118, fill: colour.vermilion, trim: colour.straw, mark: 'bands' },
  { x: 230, w: 700, h: 150, fill: colour.ink, trim: colour.ochre, mark: 'dots' },
  { x: 300, w: 660, h: 110, fill: colour.mist, trim: colour.deep, mark: 'lines' },
  { x: 270, w: 640, h: 140, fill: colour.teal, trim: colour.cream, mark: 'diamonds' },
] as const;

export function slowReading(): Drawing {
  let y = 1706;
  const stack = books.flatMap((book, at) => {
    y -= book.h;
    return volume({ ...book, y }, at);
  });
  return {
    width: 1200,
    height: 1800,
    grain: 28,
    parts: [...dusk(), ...stack, ...reader(y), ...ladder()],
  };
}

function dusk() {
  const random = seeded('slow-reading');
  const far = noise(random, 380, 3);
  const hill = (base: number, tall: number) =>
    `${smooth(range(22).map((at): Point => [at * 60 - 30, base - far(at * 60, base) * tall]))}L1260 1800H-40Z`;
  return [
    rect({ x: 0, y: 0, w: 1200, h: 1800 }, colour.cream),
    ...range(24).map((at) =>
      line([0, 60 + at * 52], [1200, 60 + at * 52], {
        stroke: colour.straw,
        'stroke-width': 1 + at * 0.55,
        opacity: 0.8,
      }),
    ),
    circle([640, 520], 330, { fill: colour.straw }),
    ...range(8).map((at) =>
      circle([640, 520], 330 - at * 40, {
        fill: 'none',
        stroke: colour.ochre,
        'stroke-width': 2.5,
        opacity: 0.6,
      }),
    ),
    path(hill(1440, 420), { fill: colour.haze }),
    path(hill(1560, 360), { fill: colour.mist }),
    path(hill(1680, 280), { fill: colour.slate }),
    rect({ x: 0, y: 1706, w: 1200, h: 94 }, colour.abyss),
    ...range(5).map((at) =>
      line([0, 1724 + at * 17], [1200, 1724 + at * 17], {
        stroke: colour.teal,
        'stroke-width': 2,
        'stroke-dasharray': `${140 + at * 40} ${30 + at * 14}`,
      }),
    ),
    ...(
      [
        [190, 300],
        [255, 268],
        [322, 310],
        [960, 210],
        [1010, 246],
      ] as const
    ).map(([x, y]) =>
      path(
        `M${x - 24} ${y - 9}Q${x - 9} ${y - 16} ${x} ${y}Q${x + 9} ${y - 16} ${x + 24} ${y - 9}`,
        { fill: 'none', stroke: colour.ink, 'stroke-width': 4, 'stroke-linecap': 'round' },
      ),
    ),
  ];
}

type Volume = {
  x: number;
  y: number;
  w: number;
  h: number;
  fill: string;
  trim: string;
  mark: string;
};

/** Odd books show their spine, even ones the edges of their pages. */
function volume({ x, y, w, h, fill, trim, mark }: Volume, at: number) {
  if (at % 3 === 1) {
    return [
      rect({ x, y, w, h }, fill, { rx: 8 }),
      rect({ x: x + 8, y: y + 15, w: w - 46, h: h - 30 }, colour.paper),
      ...range(Math.floor((h - 36) / 7)).map((leaf) =>
        line([x + 8, y + 20 + leaf * 7], [x + w - 38 - (leaf % 3) * 6, y + 20 + leaf * 7], {
          stroke: colour.sand,
          'stroke-width': 2.5,
        }),
      ),
      rect({ x: x + w - 40, y, w: 40, h }, fill, { rx: 12 }),
    ];
  }
  return [
    rect({ x, y, w, h }, fill, { rx: 16 }),
    ...ornament({ x, y, w, h, fill, trim, mark }),
    ...[0.09, 0.13, 0.87, 0.91].map((share) => rect({ x: x + w * share, y, w: 9, h }, trim)),
    rect({ x: x + 8, y: y + 6, w: w - 16, h: 5 }, colour.paper, { opacity: 0.35, rx: 2 }),
  ];
}

function ornament({ x, y, w, h, trim, mark }: Volume) {
  const [left, wide, middle] = [x + w * 0.18, w * 0.64, y + h / 2];
  if (mark === 'diamonds')
    return range(9).map((at) =>
      path(`M${left + at * (wide / 8)} ${middle - 24}l17 24l-17 24l-17 -24Z`, { fill: trim }),
    );
  if (mark === 'dots')
    return range(39).map((at) =>
      circle([left + (at % 13) * (wide / 12), middle - 32 + Math.floor(at / 13) * 32], 6, {
        fill: trim,
      }),
    );
  if (mark === 'bands')
    return [
      rect({ x: left, y: middle - 30, w: wide, h: 60 }, 'none', {
        stroke: trim,
        'stroke-width': 5,
      }),
      rect({ x: left + 40, y: middle - 6, w: wide - 80, h: 12 }, trim),
    ];
  return range(5).map((at) =>
    line([left + at * 26, middle - 30 + at * 15], [left + wide - at * 26, middle - 30 + at * 15], {
      stroke: trim,
      'stroke-width': 5,
    }),
  );
}

/** Legs over the edge, back against a chimney of two standing volumes. */
function reader(top: number) {
  const x = 560;
  return [
    rect({ x: 668, y: top - 230, w: 62, h: 230 }, colour.deep, { rx: 6 }),
    rect({ x: 668, y: top - 190, w: 62, h: 12 }, colour.straw),
    rect({ x: 730, y: top - 190, w: 48, h: 190 }, colour.ochre, { rx: 6 }),
    rect({ x: 730, y: top - 60, w: 48, h: 10 }, colour.ink),
    group(
      [
        path('M104 0V-92Q100 -134 66 -134Q34 -130 30 -92L24 0Z', { fill: colour.vermilion }),
        path('M104 0H-30Q-52 0 -52 22V112H-18V36H60Q104 36 104 0Z', { fill: colour.ink }),
        path('M-18 112H-52V126H-82Q-82 108 -52 104Z', { fill: colour.ink }),
        circle([58, -168], 32, { fill: colour.umber }),
        path('M30 -176Q32 -212 66 -208Q100 -202 92 -150Q78 -152 76 -172Q52 -184 30 -176Z', {
          fill: colour.ink,
        }),
        path('M70 -108Q20 -60 -22 -72', {
          fill: 'none',
          stroke: colour.vermilion,
          'stroke-width': 24,
          'stroke-linecap': 'round',
        }),
        path('M-18 -74L-62 -104L-66 -48L-22 -34Z', {
          fill: colour.paper,
          stroke: colour.ink,
          'stroke-width': 4,
        }),
        path('M-22 -34L26 -60L24 -108L-18 -74Z', {
          fill: colour.haze,
          stroke: colour.ink,
          'stroke-width': 4,
        }),
        circle([-14, -68], 12, { fill: colour.umber }),
      ],
      { transform: `translate(${x} ${top})` },
    ),
  ];
}

function ladder() {
  return [
    line([1084, 1716], [936, 660], { stroke: colour.ink, 'stroke-width': 9 }),
    line([1146, 1716], [994, 652], { stroke: colour.ink, 'stroke-width': 9 }),
    ...range(17).map((at) =>
      line([1077 - at * 8.4, 1664 - at * 60], [1139 - at * 8.55, 1664 - at * 60.2], {
        stroke: colour.ink,
        'stroke-width': 7,
      }),
    ),
  ];
}
