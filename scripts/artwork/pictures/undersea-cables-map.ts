/** The floor of an invented ocean, the cables that cross it, and the one that is cut. */
import { contour, type Field, noise } from '../kit/field.ts';
import { colour } from '../kit/palette.ts';
import { type Drawing, wide } from '../kit/picture.ts';
import { type Random, seeded } from '../kit/random.ts';
import {
  circle,
  clipped,
  group,
  hatch,
  line,
  type Point,
  path,
  range,
  rect,
  smooth,
} from '../kit/shapes.ts';

const sheet = { ...wide, step: 12 };

export function underseaCablesMap(): Drawing {
  const random = seeded('undersea-cables-4');
  const floor = noise(random, 420, 4);
  const land: Field = (x, y) =>
    floor(x, y) * 0.55 +
    0.62 * Math.abs((x - 900) / 900) ** 2.6 -
    0.12 * Math.exp(-(((x - 960) / 260) ** 2));
  const shores = contour(land, 0.7, sheet);
  const bands = [
    colour.abyss,
    colour.deep,
    colour.deep,
    colour.teal,
    colour.teal,
    colour.slate,
    colour.mist,
  ];
  const left = [170, 330, 540, 700, 850].map((y) => shore(land, y, 'west'));
  const right = [130, 300, 470, 660, 880].map((y) => shore(land, y, 'east'));
  const routes = [
    [0, 1],
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [3, 4],
    [4, 4],
    [2, 3],
  ] as const;
  return {
    ...wide,
    grain: 26,
    parts: [
      rect({ x: 0, y: 0, w: 1800, h: 1012 }, colour.abyss),
      ...bands.map((fill, at) =>
        path(contour(land, 0.1 + at * 0.086, sheet), {
          fill,
          'fill-rule': 'evenodd',
          stroke: colour.haze,
          'stroke-opacity': 0.2,
          'stroke-width': 1.5,
        }),
      ),
      ...range(6).map((at) =>
        path(contour(land, 0.143 + at * 0.086, sheet), {
          fill: 'none',
          stroke: colour.haze,
          'stroke-opacity': 0.14,
          'stroke-width': 1,
        }),
      ),
      path(shores, {
        fill: colour.cream,
        'fill-rule': 'evenodd',
        stroke: colour.ink,
        'stroke-width': 3,
      }),
      clipped('land', shores, [
        hatch({ x: 0, y: 0, w: 1800, h: 1012 }, 12, {
          angle: -35,
          stroke: colour.sand,
          'stroke-width': 3,
        }),
      ]),
      ...routes.flatMap(([from, to], at) =>
        cable(left[from] ?? [0, 0], right[to] ?? [0, 0], { random, cut: at === 3 }),
      ),
      ...[...left, ...right].map((spot) =>
        circle(spot, 11, { fill: colour.ink, stroke: colour.paper, 'stroke-width': 4 }),
      ),
      ...vessel(),
    ],
  };
}

/** Where the sea meets land on the way out from the middle, at one height of the sheet. */
function shore(land: Field, y: number, side: 'west' | 'east'): Point {
  const way = side === 'west' ? -4 : 4;
  let x = 900;
  while (land(x, y) < 0.7 && x > 20 && x < 1780) x += way;
  return [x + way, y];
}

function cable(from: Point, to: Point, { random, cut }: { random: Random; cut: boolean }) {
  const sway = random.between(-70, 70);
  const run = range(41).map((at): Point => {
    const share = at / 40;
    const bow =
      Math.sin(share * Math.PI) * sway +
      Math.sin(share * Math.PI) * Math.sin(share * Math.PI * 3 + sway) * 16;
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * ease(share) + bow];
  });
  const stroke = cut
    ? colour.ember
    : random.pick([colour.straw, colour.paper, colour.haze, colour.straw]);
  const halves = cut ? [run.slice(0, 23), run.slice(25)] : [run];
  const drawn = halves.flatMap((half) => [
    path(smooth(half), {
      fill: 'none',
      stroke: colour.ink,
      'stroke-width': cut ? 13 : 9,
      opacity: 0.5,
      transform: 'translate(0 5)',
    }),
    path(smooth(half), { fill: 'none', stroke, 'stroke-width': cut ? 8 : 4.5 }),
  ]);
  const beads = run
    .filter((_, at) => at % 5 === 0 && at > 0 && at < 40)
    .map((spot) =>
      circle(spot, cut ? 8 : 6, { fill: stroke, stroke: colour.ink, 'stroke-width': 2 }),
    );
  return [...drawn, ...beads, ...(cut ? fray(run) : [])];
}

function fray(run: readonly Point[]) {
  const end: Point = run[22] ?? [0, 0];
  const start: Point = run[25] ?? [0, 0];
  const hair = (spot: Point, way: number) =>
    [-20, -9, 3, 14, 25].map((lift) =>
      line(spot, [spot[0] + way * 26, spot[1] + lift], {
        stroke: colour.straw,
        'stroke-width': 3,
        'stroke-linecap': 'round',
      }),
    );
  const middle: Point = [(end[0] + start[0]) / 2, (end[1] + start[1]) / 2];
  return [
    ...[54, 80, 106].map((r) =>
      circle(middle, r, {
        fill: 'none',
        stroke: colour.ember,
        'stroke-width': 2.5,
        'stroke-dasharray': '3 9',
        'stroke-linecap': 'round',
      }),
    ),
    ...hair(end, 1),
    ...hair(start, -1),
  ];
}

function ease(share: number) {
  return share * share * (3 - 2 * share);
}

/** A ship seen from above, drawing its anchor over the ground. */
function vessel() {
  return [
    group(
      [
        path('M-74 -24H34Q76 -18 92 0Q76 18 34 24H-74Q-84 0 -74 -24Z', {
          fill: colour.ink,
          stroke: colour.paper,
          'stroke-width': 4,
        }),
        rect({ x: -62, y: -15, w: 30, h: 30 }, colour.paper),
        rect({ x: -22, y: -14, w: 22, h: 28 }, colour.ochre),
        rect({ x: 4, y: -14, w: 22, h: 28 }, colour.vermilion),
        ...range(7).map((at) =>
          path(
            `M-${92 + at * 26} -${12 + at * 5}Q-${100 + at * 26} 0 -${92 + at * 26} ${12 + at * 5}`,
            { fill: 'none', stroke: colour.paper, 'stroke-width': 3, opacity: 0.6 - at * 0.07 },
          ),
        ),
      ],
      { transform: 'translate(1120 215) rotate(-32)' },
    ),
  ];
}
