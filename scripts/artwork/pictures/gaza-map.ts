/** A narrow strip between the sea and the hills: mood, not measurement. */
import { contour, type Field, noise } from '../kit/field.ts';
import { colour } from '../kit/palette.ts';
import { classic, type Drawing } from '../kit/picture.ts';
import { type Random, seeded } from '../kit/random.ts';
import {
  circle,
  clipped,
  group,
  type Point,
  path,
  polygon,
  range,
  rect,
  smooth,
  straight,
} from '../kit/shapes.ts';

const shore: readonly Point[] = [
  [300, 1230],
  [430, 1075],
  [560, 930],
  [700, 770],
  [860, 610],
  [1010, 440],
  [1130, 280],
  [1230, 120],
  [1300, -30],
];
const fence: readonly Point[] = [
  [1470, -30],
  [1440, 90],
  [1382, 236],
  [1240, 452],
  [1165, 520],
  [1095, 668],
  [985, 790],
  [905, 860],
  [820, 985],
  [640, 1090],
  [560, 1230],
];

export function gazaMap(): Drawing {
  const random = seeded('gaza-map');
  const rough = noise(random, 300, 3);
  const sea: Field = (x, y) => (-away(x, y) + (rough(x, y) - 0.5) * 190) / 1000;
  const hills: Field = (x, y) => (away(x, y) - 130) / 900 + (rough(x + 900, y) - 0.5) * 0.5;
  const sheet = { ...classic, step: 15 };
  const coast = smooth(shore);
  const strip = `${coast}${smooth(fence).replace('M', 'L')}Z`;
  const depths = [colour.slate, colour.teal, colour.teal, colour.deep, colour.deep, colour.abyss];
  return {
    ...classic,
    grain: 28,
    parts: [
      rect({ x: 0, y: 0, w: 1800, h: 1200 }, colour.mist),
      ...range(17).map((at) =>
        path(contour(sea, 0.045 + at * 0.055, sheet), {
          fill: at % 3 === 0 ? (depths[at / 3] ?? colour.abyss) : 'none',
          'fill-rule': 'evenodd',
          stroke: colour.haze,
          'stroke-opacity': 0.5,
          'stroke-width': 1.5,
        }),
      ),
      path(`${coast}L1820 -30V1230H300Z`, { fill: colour.cream }),
      clipped('inland', `${coast}L1820 -30V1230H300Z`, [
        ...range(13).map((at) =>
          path(contour(hills, 0.04 + at * 0.075, sheet), {
            fill: [colour.sand, colour.straw, 'none'][at % 4] ?? 'none',
            'fill-opacity': 0.35,
            'fill-rule': 'evenodd',
            stroke: colour.ochre,
            'stroke-width': 1.6,
          }),
        ),
      ]),
      path(strip, { fill: colour.paper }),
      clipped('strip', strip, [...quarters(random)]),
      path(smooth(fence), {
        fill: 'none',
        stroke: colour.vermilion,
        'stroke-width': 7,
        'stroke-dasharray': '2 15',
        'stroke-linecap': 'round',
      }),
      path(coast, { fill: 'none', stroke: colour.ink, 'stroke-width': 5 }),
      ...boats(),
      ...compass(),
    ],
  };
}

/** How far inland a point lies, in pixels; negative is out at sea. */
function away(x: number, y: number) {
  return ((x - 800) * 1230 + (y - 640) * 1020) / Math.hypot(1230, 1020);
}

/** Dense blocks of houses along the strip, thinner between the towns. */
function quarters(random: Random) {
  const town = noise(random, 260, 2);
  const turned = 'rotate(-51 850 640)';
  const blocks: string[] = [];
  for (let x = 0; x < 1750; x += 23) {
    for (let y = 380; y < 900; y += 20) {
      const dense = town(x, y);
      if (dense < 0.36) continue;
      const fill = dense > 0.62 ? colour.ink : dense > 0.5 ? colour.teal : colour.mist;
      if (random.next() > 0.84) continue;
      blocks.push(
        rect(
          { x, y, w: random.between(9, 19), h: random.between(8, 15) },
          random.next() < 0.05 ? colour.ember : fill,
          { opacity: 0.92 },
        ),
      );
    }
  }
  return [
    group(blocks, { transform: turned }),
    path(
      straight([
        [1395, -30],
        [1310, 150],
        [1120, 430],
        [900, 730],
        [640, 1010],
        [440, 1230],
      ]),
      { fill: 'none', stroke: colour.paper, 'stroke-width': 13 },
    ),
  ];
}

function boats() {
  const at: Point[] = [
    [560, 520],
    [610, 560],
    [505, 585],
    [290, 700],
    [760, 300],
  ];
  return at.map(([x, y]) =>
    path(`M${x - 15} ${y}h30l-7 9h-16ZM${x - 2} ${y - 3}v-24l14 24Z`, { fill: colour.paper }),
  );
}

function compass() {
  return [
    group(
      [
        circle([0, 0], 62, { fill: 'none', stroke: colour.haze, 'stroke-width': 2 }),
        circle([0, 0], 48, { fill: 'none', stroke: colour.haze, 'stroke-width': 1 }),
        polygon(
          [
            [0, -80],
            [13, 0],
            [0, 22],
            [-13, 0],
          ],
          { fill: colour.haze },
        ),
        polygon(
          [
            [0, -80],
            [13, 0],
            [0, 0],
          ],
          { fill: colour.ember },
        ),
      ],
      { transform: 'translate(190 190)' },
    ),
  ];
}
