/** A whisper from orbit and a shout from the ground, on the same frequency. */
import { words } from '../kit/lettering.ts';
import { colour } from '../kit/palette.ts';
import { type Drawing, wide } from '../kit/picture.ts';
import { seeded } from '../kit/random.ts';
import {
  arc,
  circle,
  clipped,
  group,
  hatch,
  line,
  type Point,
  path,
  range,
  rect,
} from '../kit/shapes.ts';

const plane: Point = [1010, 470];
const mast: Point = [560, 812];
const satellites: readonly Point[] = [
  [330, 150],
  [800, 96],
  [1240, 120],
  [1580, 210],
];

export function gpsJammingDiagram(): Drawing {
  return {
    ...wide,
    grain: 24,
    parts: [...sky(), ...whispers(), ...land(), ...shout(), ...craft(), ...labels()],
  };
}

function sky() {
  const random = seeded('gps-sky');
  return [
    rect({ x: 0, y: 0, w: 1800, h: 1012 }, colour.abyss),
    path('M0 330Q900 210 1800 330V1012H0Z', { fill: colour.deep }),
    path('M0 560Q900 460 1800 560V1012H0Z', { fill: colour.teal }),
    path('M0 716Q900 640 1800 716V1012H0Z', { fill: colour.slate }),
    ...range(120).map(() =>
      circle([random.between(0, 1800), random.between(0, 300)], random.between(0.8, 2.4), {
        fill: colour.paper,
        opacity: 0.6,
      }),
    ),
  ];
}

function whispers() {
  return satellites.flatMap(([x, y]) => {
    const turn = (Math.atan2(plane[1] - y, plane[0] - x) * 180) / Math.PI;
    return [
      line([x, y], plane, {
        stroke: colour.haze,
        'stroke-width': 2.5,
        'stroke-dasharray': '2 11',
        'stroke-linecap': 'round',
      }),
      ...[70, 96, 122].map((r, at) =>
        path(arc([x, y], r, [turn - 20, turn + 20]), {
          fill: 'none',
          stroke: colour.haze,
          'stroke-width': 3,
          opacity: 0.9 - at * 0.25,
        }),
      ),
      group(
        [
          rect({ x: -22, y: -26, w: 44, h: 52 }, colour.straw),
          rect({ x: -104, y: -18, w: 72, h: 36 }, colour.mist),
          rect({ x: 32, y: -18, w: 72, h: 36 }, colour.mist),
          ...[-86, -68, -50, 50, 68, 86].map((at) =>
            line([at, -18], [at, 18], { stroke: colour.abyss, 'stroke-width': 3 }),
          ),
          line([-32, 0], [32, 0], { stroke: colour.paper, 'stroke-width': 5 }),
          circle([0, 0], 11, { fill: colour.ink }),
        ],
        { transform: `translate(${x} ${y}) rotate(${turn - 90})` },
      ),
    ];
  });
}

function land() {
  const hills = 'M0 846Q260 760 520 826T1040 850T1500 812T1800 858V1012H0Z';
  return [
    path(hills, { fill: colour.ink }),
    clipped('hills', hills, [
      hatch({ x: 0, y: 740, w: 1800, h: 290 }, 20, {
        angle: -12,
        stroke: colour.umber,
        'stroke-width': 3,
        opacity: 0.55,
      }),
    ]),
  ];
}

function shout() {
  return [
    ...range(15).map((at) =>
      path(arc([mast[0], mast[1] - 130], 60 + at * 43, [-78, 4]), {
        fill: 'none',
        stroke: at % 2 === 0 ? colour.vermilion : colour.ember,
        'stroke-width': 15 - at * 0.72,
        opacity: 1 - at * 0.045,
      }),
    ),
    path(
      `M${mast[0] - 40} ${mast[1] + 10}L${mast[0]} ${mast[1] - 130}L${mast[0] + 40} ${mast[1] + 10}`,
      { fill: 'none', stroke: colour.paper, 'stroke-width': 7 },
    ),
    path(
      `M${mast[0] - 29} ${mast[1] - 28}L${mast[0] + 20} ${mast[1] - 62}M${mast[0] + 29} ${mast[1] - 28}L${mast[0] - 20} ${mast[1] - 62}`,
      { stroke: colour.paper, 'stroke-width': 4 },
    ),
    circle([mast[0], mast[1] - 138], 17, {
      fill: colour.vermilion,
      stroke: colour.paper,
      'stroke-width': 5,
    }),
  ];
}

/** An aeroplane from the side, and the three places where it thinks it is. */
function craft() {
  const shape = 'M-150 6Q-150 -22 -104 -24H86Q148 -20 166 6Q150 22 96 24H-110Q-142 22 -150 6Z';
  const tail = 'M-146 -8L-186 -86H-150L-92 -22Z';
  const wing = 'M-8 6H58L-42 92H-76Z';
  const whole = [path(tail, {}), path(shape, {}), path(wing, {})];
  const ghosts: Point[] = [
    [250, -78],
    [300, 84],
    [420, 10],
  ];
  return [
    ...ghosts.map(([x, y]) =>
      group(whole, {
        transform: `translate(${plane[0] + x} ${plane[1] + y}) scale(0.72)`,
        fill: 'none',
        stroke: colour.paper,
        'stroke-width': 3,
        'stroke-dasharray': '4 10',
        'stroke-linecap': 'round',
        opacity: 0.75,
      }),
    ),
    group(
      [
        path(tail, { fill: colour.vermilion }),
        path(shape, { fill: colour.paper }),
        path(wing, { fill: colour.mist, stroke: colour.ink, 'stroke-width': 3 }),
        ...range(11).map((at) => circle([-92 + at * 18, -6], 4.5, { fill: colour.deep })),
        path('M118 -16Q142 -12 152 0H120Z', { fill: colour.deep }),
      ],
      { transform: `translate(${plane[0]} ${plane[1]})` },
    ),
  ];
}

function labels() {
  const look = { face: 'serif', size: 38, fill: colour.paper } as const;
  const note = { face: 'sans', size: 25, fill: colour.paper } as const;
  return [
    words('Satellites', [88, 300], look),
    words('about 20,000 km up: a whisper', [88, 338], note),
    words('Jammer', [486, 906], look),
    words('close by: a shout', [486, 944], note),
    words('Receiver', [1712, 660], { ...look, anchor: 'end' }),
    words('hears the noise and loses its place', [1712, 698], { ...note, anchor: 'end' }),
  ];
}
