/** A quay of stacked containers, and the one that hangs in the air while somebody does the sums. */
import { colour } from '../kit/palette.ts';
import { classic, type Drawing } from '../kit/picture.ts';
import { type Random, seeded } from '../kit/random.ts';
import { circle, group, line, path, range, rect, straight } from '../kit/shapes.ts';

const unit = { w: 236, h: 112 };
const quay = 1096;
const heights = [6, 7, 5, 4, 2, 3, 5, 6] as const;
const paints: readonly [string, ...string[]] = [
  colour.deep,
  colour.teal,
  colour.slate,
  colour.ochre,
  colour.mist,
  colour.straw,
  colour.umber,
  colour.haze,
  colour.abyss,
];

export function tariffsContainers(): Drawing {
  const random = seeded('tariffs-containers-2');
  let left = '';
  return {
    ...classic,
    grain: 26,
    parts: [
      ...sky(),
      ...crane(),
      ...heights.flatMap((tall, column) =>
        range(tall).map((up) => {
          let paint = random.pick(paints);
          while (paint === left) paint = random.pick(paints);
          left = paint;
          return box(-54 + column * (unit.w + 6), quay - (up + 1) * (unit.h + 3), {
            paint,
            random,
          });
        }),
      ),
      rect({ x: 0, y: quay, w: 1800, h: 104 }, colour.ink),
      ...range(31).map((at) => rect({ x: at * 60 - 10, y: quay + 22, w: 34, h: 8 }, colour.straw)),
      ...range(4).map((at) =>
        line([0, quay + 52 + at * 14], [1800, quay + 52 + at * 14], {
          stroke: colour.slate,
          'stroke-width': 2,
          opacity: 0.5,
        }),
      ),
    ],
  };
}

function sky() {
  return [
    rect({ x: 0, y: 0, w: 1800, h: 1200 }, colour.cream),
    circle([1085, 640], 330, { fill: colour.sand }),
    ...range(26).map((at) =>
      line([0, 120 + at * 38], [1800, 120 + at * 38], {
        stroke: colour.cream,
        'stroke-width': 3 + at * 0.5,
      }),
    ),
  ];
}

function crane() {
  const braces = range(30).map((at): [number, number] => [at * 64 - 20, at % 2 === 0 ? 44 : 104]);
  return [
    line([-20, 44], [1820, 44], { stroke: colour.ink, 'stroke-width': 12 }),
    line([-20, 104], [1820, 104], { stroke: colour.ink, 'stroke-width': 12 }),
    path(straight(braces), { fill: 'none', stroke: colour.ink, 'stroke-width': 5 }),
    rect({ x: 938, y: 104, w: 210, h: 34 }, colour.ink),
    ...[962, 1002, 1084, 1124].map((x) =>
      line([x, 138], [x < 1043 ? x - 8 : x + 8, 410], { stroke: colour.ink, 'stroke-width': 4 }),
    ),
    rect({ x: 916, y: 406, w: 254, h: 22 }, colour.ink, { rx: 5 }),
    rect({ x: 926, y: 428, w: 12, h: 18 }, colour.ink),
    rect({ x: 1148, y: 428, w: 12, h: 18 }, colour.ink),
    group([box(915, 446, { paint: colour.vermilion, random: seeded('hung') })], {
      transform: 'translate(1043 500) scale(1.08) translate(-1033 -502)',
    }),
  ];
}

/** One container: ribs, corner posts and, on some, doors with their bars. */
function box(x: number, y: number, { paint, random }: { paint: string; random: Random }) {
  const dark = paint === colour.abyss || paint === colour.deep;
  const shade = dark ? colour.slate : colour.ink;
  const doors = random.next() < 0.2 && paint !== colour.vermilion;
  const ribs = doors
    ? [
        line([unit.w / 2, 8], [unit.w / 2, unit.h - 8], { stroke: shade, 'stroke-width': 4 }),
        ...[0.2, 0.36, 0.64, 0.8].map((share) =>
          line([unit.w * share, 8], [unit.w * share, unit.h - 8], {
            stroke: shade,
            'stroke-width': 5,
            opacity: 0.7,
          }),
        ),
        ...[0.2, 0.36, 0.64, 0.8].map((share) =>
          rect({ x: unit.w * share - 9, y: 62, w: 18, h: 7 }, shade),
        ),
      ]
    : range(18).map((at) =>
        rect({ x: 14 + at * 12, y: 12, w: 5, h: unit.h - 24 }, shade, {
          opacity: dark ? 0.35 : 0.24,
        }),
      );
  const plate =
    !doors && random.next() < 0.3
      ? [
          rect({ x: 150, y: 24, w: 62, h: 28 }, colour.paper),
          rect({ x: 158, y: 32, w: 46, h: 4 }, shade),
          rect({ x: 158, y: 40, w: 30, h: 4 }, shade),
        ]
      : [];
  return group(
    [
      rect({ x: 0, y: 0, w: unit.w, h: unit.h }, paint),
      ...ribs,
      ...plate,
      rect({ x: 0, y: 0, w: unit.w, h: unit.h }, 'none', { stroke: colour.ink, 'stroke-width': 5 }),
      ...[
        [0, 0],
        [unit.w - 13, 0],
        [0, unit.h - 11],
        [unit.w - 13, unit.h - 11],
      ].map(([cx, cy]) => rect({ x: cx ?? 0, y: cy ?? 0, w: 13, h: 11 }, colour.ink)),
    ],
    { transform: `translate(${x} ${y})` },
  );
}
