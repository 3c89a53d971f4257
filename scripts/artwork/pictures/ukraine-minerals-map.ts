/** A cut through black earth: wheat above, ore below, and one bore going down to it. */
import { contour, noise } from '../kit/field.ts';
import { colour } from '../kit/palette.ts';
import { classic, type Drawing } from '../kit/picture.ts';
import { type Random, seeded } from '../kit/random.ts';
import {
  circle,
  clipped,
  group,
  hatch,
  line,
  type Point,
  path,
  polygon,
  range,
  rect,
  smooth,
  straight,
} from '../kit/shapes.ts';

const seams = [
  { top: 400, fill: colour.ink },
  { top: 490, fill: colour.umber },
  { top: 590, fill: colour.ochre },
  { top: 690, fill: colour.sand },
  { top: 770, fill: colour.slate },
  { top: 900, fill: colour.teal },
  { top: 1030, fill: colour.abyss },
];

export function ukraineMineralsMap(): Drawing {
  const random = seeded('ukraine-minerals');
  const fold = noise(random, 700, 3);
  const edge = (top: number): Point[] =>
    range(25).map((at) => [
      at * 76 - 12,
      top + (fold(at * 76 - 12, top * 0.7) - 0.5) * (top - 340) * 0.75,
    ]);
  const layers = seams.flatMap((seam, at) => {
    const d = `${smooth(edge(seam.top))}L1812 1200L-12 1200Z`;
    return [path(d, { fill: seam.fill }), clipped(`seam${at}`, d, texture(at, random))];
  });
  return {
    ...classic,
    grain: 30,
    parts: [
      rect({ x: 0, y: 0, w: 1800, h: 1200 }, colour.haze),
      ...sky(random),
      path(`${smooth(edge(330))}L1812 1200L-12 1200Z`, { fill: colour.straw }),
      ...wheat(random, edge(330)),
      ...layers,
      ...crystals(random),
      ...bore(),
    ],
  };
}

function sky(random: Random) {
  const high = noise(random, 500, 2);
  return [
    circle([1390, 190], 92, { fill: colour.paper }),
    ...range(7).map((at) =>
      path(
        smooth(
          range(14).map(
            (x): Point => [x * 150 - 10, 40 + at * 34 + (high(x * 150, at * 60) - 0.5) * 60],
          ),
        ),
        {
          fill: 'none',
          stroke: colour.paper,
          'stroke-width': 3 + (at % 3) * 2,
          opacity: 0.8,
        },
      ),
    ),
  ];
}

function wheat(random: Random, ground: readonly Point[]) {
  return range(300).map((at) => {
    const x = at * 6.05;
    const near = ground[Math.min(24, Math.round((x + 12) / 76))] ?? [0, 330];
    const tall = random.between(34, 62);
    const lean = random.between(-3, 10);
    const foot = near[1] + random.between(4, 60);
    const fill = random.pick([colour.ochre, colour.umber, colour.ochre]);
    return group([
      line([x, foot], [x + lean, foot - tall], { stroke: fill, 'stroke-width': 2 }),
      ...[0, 9, 18].map((up) =>
        path(`M${x + lean} ${foot - tall + up}q-7 -8 0 -18q7 10 0 18`, { fill }),
      ),
    ]);
  });
}

function texture(at: number, random: Random) {
  const whole = { x: 0, y: 350, w: 1800, h: 850 };
  if (at === 0) return dots(random, 420, { fill: colour.umber, top: 350, deep: 200 });
  if (at === 1)
    return [hatch(whole, 15, { angle: 4, stroke: colour.ink, 'stroke-width': 2, opacity: 0.5 })];
  if (at === 2) return dots(random, 900, { fill: colour.umber, top: 500, deep: 260 });
  if (at === 3)
    return [
      hatch(whole, 22, {
        angle: 90,
        stroke: colour.ochre,
        'stroke-width': 3,
        'stroke-dasharray': '26 18',
      }),
    ];
  if (at === 4) {
    const vein = noise(random, 180, 3);
    const sheet = { width: 1800, height: 1200, step: 15 };
    return [0.44, 0.5, 0.56].map((level) =>
      path(contour(vein, level, sheet), {
        fill: 'none',
        stroke: colour.haze,
        'stroke-width': 2,
        opacity: 0.7,
      }),
    );
  }
  if (at === 5)
    return [
      hatch(whole, 34, { angle: 32, stroke: colour.deep, 'stroke-width': 9 }),
      ...dots(random, 220, { fill: colour.mist, top: 800, deep: 300 }),
    ];
  return dots(random, 320, { fill: colour.slate, top: 950, deep: 250 });
}

function dots(
  random: Random,
  count: number,
  { fill, top, deep }: { fill: string; top: number; deep: number },
) {
  return range(count).map(() =>
    circle([random.between(0, 1800), top + random.between(0, deep)], random.between(1.2, 4.6), {
      fill,
    }),
  );
}

/** Fans of prisms, lit from the left. */
function crystals(random: Random) {
  const clusters = [
    { x: 330, y: 1010, size: 165, tints: [colour.haze, colour.mist] as const },
    { x: 1130, y: 1120, size: 250, tints: [colour.ember, colour.vermilion] as const },
    { x: 1575, y: 950, size: 140, tints: [colour.straw, colour.ochre] as const },
    { x: 690, y: 880, size: 96, tints: [colour.paper, colour.sand] as const },
  ];
  return clusters.flatMap(({ x, y, size, tints }) =>
    [-64, 58, -40, 36, -18, 16, 0].map((turn) => {
      const [tall, half] = [size * random.between(0.72, 1.05), size * random.between(0.1, 0.15)];
      const tip = tall + half * 1.3;
      return group(
        [
          polygon(
            [
              [-half, 0],
              [-half, -tall],
              [0, -tip],
              [0, 0],
            ],
            { fill: tints[0] },
          ),
          polygon(
            [
              [half, 0],
              [half, -tall * 0.96],
              [0, -tip],
              [0, 0],
            ],
            { fill: tints[1] },
          ),
          path(
            straight([
              [-half, -tall],
              [-half * 0.1, -tall * 0.9],
              [half, -tall * 0.96],
            ]),
            { fill: 'none', stroke: colour.ink, 'stroke-width': 1.5, opacity: 0.35 },
          ),
        ],
        { transform: `translate(${x} ${y}) rotate(${turn + random.between(-5, 5)})` },
      );
    }),
  );
}

function bore() {
  const x = 1130;
  const rig: Point[] = [
    [x - 52, 356],
    [x - 12, 120],
    [x + 12, 120],
    [x + 52, 356],
  ];
  return [
    line([x, 130], [x, 880], { stroke: colour.paper, 'stroke-width': 16 }),
    line([x, 130], [x, 880], { stroke: colour.vermilion, 'stroke-width': 8 }),
    polygon(
      [
        [x - 15, 876],
        [x + 15, 876],
        [x, 910],
      ],
      { fill: colour.vermilion },
    ),
    path(straight(rig), { fill: 'none', stroke: colour.ink, 'stroke-width': 7 }),
    path(
      straight([
        [x - 44, 308],
        [x + 35, 256],
        [x - 27, 208],
        [x + 19, 162],
      ]),
      { fill: 'none', stroke: colour.ink, 'stroke-width': 4 },
    ),
    path(
      straight([
        [x + 44, 308],
        [x - 35, 256],
        [x + 27, 208],
        [x - 19, 162],
      ]),
      { fill: 'none', stroke: colour.ink, 'stroke-width': 4 },
    ),
    rect({ x: x - 20, y: 104, w: 40, h: 18 }, colour.ink),
    rect({ x: x - 76, y: 352, w: 152, h: 14 }, colour.ink),
  ];
}
