/** The canal as a staircase of water, heights stretched so that the steps can be seen. */
import { noise } from '../kit/field.ts';
import { words } from '../kit/lettering.ts';
import { colour } from '../kit/palette.ts';
import type { Drawing } from '../kit/picture.ts';
import { seeded } from '../kit/random.ts';
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
  straight,
} from '../kit/shapes.ts';

const sea = 418;
const lake = 226;
const steps = [
  { from: -20, to: 300, level: sea, name: 'Atlantic' },
  { from: 300, to: 402, level: 354, name: '' },
  { from: 402, to: 504, level: 290, name: 'Gatún locks' },
  { from: 504, to: 606, level: lake, name: '' },
  { from: 606, to: 1172, level: lake, name: 'Gatún Lake' },
  { from: 1172, to: 1290, level: lake, name: '' },
  { from: 1290, to: 1372, level: 290, name: 'Pedro Miguel' },
  { from: 1372, to: 1452, level: 290, name: '' },
  { from: 1452, to: 1540, level: 354, name: 'Miraflores' },
  { from: 1540, to: 1820, level: sea, name: 'Pacific' },
] as const;
const small = { face: 'strong', size: 21, anchor: 'middle', fill: colour.paper } as const;

export function panamaCanalMap(): Drawing {
  return {
    width: 1800,
    height: 600,
    grain: 24,
    parts: [...land(), ...water(), ...gates(), ...ships(), ...names()],
  };
}

function land() {
  const random = seeded('panama');
  const high = noise(random, 320, 4);
  const ridge = (base: number, tall: number, fill: string) => {
    const run = range(61).map((at): Point => {
      const x = at * 30.5 - 10;
      const inland = Math.sin(Math.PI * Math.min(1, Math.max(0, (x - 180) / 1480))) ** 0.8;
      return [x, base - inland * tall * (0.35 + high(x, base * 7))];
    });
    return path(`${smooth(run)}L1820 600H-20Z`, { fill });
  };
  return [
    rect({ x: 0, y: 0, w: 1800, h: 600 }, colour.haze),
    circle([1480, 150], 74, { fill: colour.paper }),
    ...range(9).map((at) =>
      line([0, 34 + at * 24], [1800, 34 + at * 24], {
        stroke: colour.paper,
        'stroke-width': 2 + (at % 3),
        'stroke-dasharray': `${180 + at * 37} ${60 + at * 23}`,
        opacity: 0.75,
      }),
    ),
    ridge(sea, 330, colour.mist),
    ridge(sea + 10, 270, colour.slate),
    ridge(sea + 16, 205, colour.teal),
    path(bed(), { fill: colour.umber }),
    clipped('rock', bed(), [
      hatch({ x: 0, y: 200, w: 1800, h: 400 }, 17, {
        angle: -24,
        stroke: colour.ink,
        'stroke-width': 3,
        opacity: 0.35,
      }),
      ...range(260).map(() =>
        circle([random.between(0, 1800), random.between(300, 600)], random.between(1.5, 4.5), {
          fill: colour.ochre,
        }),
      ),
    ]),
  ];
}

/** The ground below the water: each basin has a floor of its own. */
function bed() {
  const run: Point[] = [
    [-20, 600],
    [-20, 540],
  ];
  for (const { from, to, level } of steps) {
    const floor = level === sea ? 540 : level + 104;
    run.push([from, floor], [to, floor]);
  }
  return `${straight([...run, [1820, 600]])}Z`;
}

function water() {
  return steps.flatMap(({ from, to, level }, at) => {
    const floor = level === sea ? 540 : level + 104;
    const tone = level === sea ? colour.abyss : at === 4 || at === 5 ? colour.deep : colour.teal;
    return [
      rect({ x: from, y: level, w: to - from + 0.5, h: floor - level }, tone),
      line([from, level + 2], [to, level + 2], { stroke: colour.paper, 'stroke-width': 4 }),
      ...[24, 44, 66]
        .filter((deep) => level + deep < floor)
        .map((deep, row) =>
          line([from + 12 + row * 9, level + deep], [to - 12, level + deep], {
            stroke: colour.mist,
            'stroke-width': 2,
            'stroke-dasharray': `${34 - row * 8} ${22 + row * 12}`,
            opacity: 0.45,
          }),
        ),
    ];
  });
}

function gates() {
  const at = [
    [300, 354],
    [402, 290],
    [504, lake],
    [606, lake],
    [1290, lake],
    [1372, 290],
    [1452, 290],
    [1540, 354],
  ] as const;
  return at.map(([x, top]) =>
    group([
      rect({ x: x - 8, y: top - 16, w: 16, h: (top === lake ? 104 : 104) + 26 }, colour.ink),
      rect({ x: x - 4, y: top - 12, w: 8, h: 118 }, colour.vermilion),
      rect({ x: x - 15, y: top - 26, w: 30, h: 12 }, colour.ink),
    ]),
  );
}

function ships() {
  return [
    ship({ x: 740, y: lake, size: 1.5, stacks: 7 }),
    ship({ x: 417, y: 290, size: 0.36, stacks: 6 }),
    ship({ x: 72, y: sea, size: 0.9, stacks: 5 }),
    ship({ x: 1610, y: sea, size: 0.78, stacks: 5 }),
  ];
}

function ship({ x, y, size, stacks }: { x: number; y: number; size: number; stacks: number }) {
  const random = seeded(`ship ${x}`);
  const long = stacks * 24 + 52;
  const boxes = range(stacks).flatMap((column) =>
    range(random.whole(2, 3)).map((up) =>
      rect(
        { x: 34 + column * 24, y: -35 - up * 12, w: 22, h: 11 },
        random.pick([colour.ochre, colour.paper, colour.straw, colour.deep, colour.ember]),
      ),
    ),
  );
  return group(
    [
      path(`M0 -24H${long}L${long - 16} 12H12Z`, { fill: colour.ink }),
      path(`M7 0H${long - 10.5}L${long - 16} 12H12Z`, { fill: colour.vermilion }),
      rect({ x: 6, y: -62, w: 20, h: 38 }, colour.paper),
      rect({ x: 4, y: -64, w: 26, h: 9 }, colour.ink),
      line([16, -64], [16, -80], { stroke: colour.ink, 'stroke-width': 3 }),
      ...boxes,
    ],
    { transform: `translate(${x} ${y - 4}) scale(${size})` },
  );
}

function names() {
  return [
    ...steps
      .filter(({ name }) => name === 'Atlantic' || name === 'Pacific')
      .map(({ name, from, to }) =>
        words(name, [(Math.max(0, from) + Math.min(1800, to)) / 2, 508], {
          ...small,
          face: 'italic',
          size: 34,
        }),
      ),
    words('Gatún Lake', [889, 284], { ...small, face: 'italic', size: 34 }),
    words('about 26 m above the sea', [889, 315], { ...small, size: 19 }),
    ...(
      [
        ['Gatún locks', 453, 506],
        ['Pedro Miguel', 1331, 470],
        ['Miraflores', 1496, 514],
      ] as const
    ).map(([name, x, y]) => words(name, [x, y], { ...small, size: 20 })),
  ];
}
