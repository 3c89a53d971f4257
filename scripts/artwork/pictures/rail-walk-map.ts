/** An invented valley: the train sets you down at one station and a path brings you to the next. */
import { contour, type Field, noise } from '../kit/field.ts';
import { colour } from '../kit/palette.ts';
import { classic, type Drawing } from '../kit/picture.ts';
import { type Random, seeded } from '../kit/random.ts';
import { circle, group, type Point, path, polygon, range, rect, smooth } from '../kit/shapes.ts';

const rail: readonly Point[] = [
  [-40, 930],
  [170, 880],
  [380, 905],
  [610, 850],
  [820, 735],
  [1010, 700],
  [1180, 770],
  [1390, 780],
  [1570, 660],
  [1840, 640],
];
const walk: readonly Point[] = [
  [390, 903],
  [440, 780],
  [380, 660],
  [470, 540],
  [620, 490],
  [700, 370],
  [850, 300],
  [1000, 350],
  [1080, 260],
  [1240, 240],
  [1330, 350],
  [1300, 480],
  [1400, 570],
  [1450, 690],
  [1452, 755],
];

export function railWalkMap(): Drawing {
  const random = seeded('rail-walk-5');
  const rough = noise(random, 430, 4);
  const height: Field = (x, y) =>
    rough(x, y) * 0.7 + Math.max(0, 860 - y) / 1900 + Math.max(0, y - 960) / 1500;
  const sheet = { ...classic, step: 13 };
  const tints = [
    colour.haze,
    colour.haze,
    colour.cream,
    colour.cream,
    colour.sand,
    colour.sand,
    colour.straw,
    colour.straw,
    colour.ochre,
    colour.ochre,
  ];
  return {
    ...classic,
    grain: 26,
    parts: [
      rect({ x: 0, y: 0, w: 1800, h: 1200 }, colour.mist),
      ...tints.map((fill, at) =>
        path(contour(height, 0.26 + at * 0.06, sheet), { fill, 'fill-rule': 'evenodd' }),
      ),
      ...range(28).map((at) =>
        path(contour(height, 0.24 + at * 0.024, sheet), {
          fill: 'none',
          stroke: colour.umber,
          'stroke-width': at % 5 === 0 ? 3.2 : 1.3,
          opacity: 0.6,
        }),
      ),
      ...water(),
      ...woods(random),
      ...railway(),
      path(smooth(walk), {
        fill: 'none',
        stroke: colour.paper,
        'stroke-width': 17,
        'stroke-linecap': 'round',
        opacity: 0.9,
      }),
      path(smooth(walk), {
        fill: 'none',
        stroke: colour.vermilion,
        'stroke-width': 9,
        'stroke-dasharray': '1 19',
        'stroke-linecap': 'round',
      }),
      ...stations(),
      ...summits(),
    ],
  };
}

function water() {
  const river: Point[] = [
    [-40, 1010],
    [200, 965],
    [420, 1000],
    [640, 940],
    [850, 850],
    [1030, 800],
    [1190, 870],
    [1400, 880],
    [1600, 770],
    [1840, 740],
  ];
  const lake: Point[] = [
    [700, 960],
    [770, 900],
    [870, 880],
    [930, 920],
    [910, 990],
    [820, 1040],
    [730, 1030],
  ];
  return [
    path(smooth(river), {
      fill: 'none',
      stroke: colour.teal,
      'stroke-width': 20,
      'stroke-linecap': 'round',
    }),
    path(smooth(lake, 'closed'), { fill: colour.teal }),
    ...[0.8, 0.58, 0.34].map((size) =>
      path(
        smooth(
          lake.map(([x, y]): Point => [820 + (x - 820) * size, 962 + (y - 962) * size]),
          'closed',
        ),
        { fill: 'none', stroke: colour.mist, 'stroke-width': 2.5 },
      ),
    ),
  ];
}

/** Firs in loose stands, kept clear of the line and the path. */
function woods(random: Random) {
  const stands: Point[] = [
    [200, 640],
    [560, 660],
    [1560, 420],
    [1180, 590],
    [330, 1100],
    [1300, 1040],
    [900, 520],
    [1660, 980],
  ];
  const near = (x: number, y: number) =>
    [...rail, ...walk].some(([a, b]) => Math.hypot(a - x, b - y) < 62);
  const trees = stands.flatMap(([x, y]) =>
    range(26).map((): Point => [x + random.between(-130, 130), y + random.between(-80, 80)]),
  );
  return trees
    .filter(([x, y]) => !near(x, y))
    .toSorted((one, other) => one[1] - other[1])
    .map(([x, y]) =>
      group(
        [
          polygon(
            [
              [0, -44],
              [17, 0],
              [-17, 0],
            ],
            { fill: colour.deep },
          ),
          polygon(
            [
              [0, -44],
              [17, 0],
              [0, 0],
            ],
            { fill: colour.teal },
          ),
          rect({ x: -3, y: 0, w: 6, h: 9 }, colour.ink),
        ],
        { transform: `translate(${x} ${y})` },
      ),
    );
}

function railway() {
  const d = smooth(rail);
  return [
    path(d, { fill: 'none', stroke: colour.ink, 'stroke-width': 26, 'stroke-dasharray': '6 17' }),
    path(d, { fill: 'none', stroke: colour.ink, 'stroke-width': 14 }),
    path(d, { fill: 'none', stroke: colour.paper, 'stroke-width': 7 }),
  ];
}

function stations() {
  const spots: Point[] = [
    [392, 904],
    [1452, 752],
    [1010, 700],
  ];
  return spots.map((spot, at) =>
    group([
      circle(spot, at === 2 ? 19 : 29, {
        fill: colour.paper,
        stroke: colour.ink,
        'stroke-width': 8,
      }),
      circle(spot, at === 2 ? 6 : 11, { fill: at === 2 ? colour.ink : colour.vermilion }),
    ]),
  );
}

function summits() {
  const spots: Point[] = [
    [850, 250],
    [1180, 170],
    [500, 460],
  ];
  return spots.map(([x, y]) =>
    group(
      [
        polygon(
          [
            [0, -32],
            [28, 18],
            [-28, 18],
          ],
          { fill: colour.ink },
        ),
        polygon(
          [
            [0, -32],
            [10, -14],
            [0, -8],
            [-10, -14],
          ],
          { fill: colour.paper },
        ),
      ],
      { transform: `translate(${x} ${y})` },
    ),
  );
}
