/** Light that is stretched on its way: it leaves as ultraviolet and arrives as infrared. */

import { mix } from '../kit/field.ts';
import { words } from '../kit/lettering.ts';
import { colour } from '../kit/palette.ts';
import { type Drawing, wide } from '../kit/picture.ts';
import { type Random, seeded } from '../kit/random.ts';
import {
  circle,
  group,
  type Point,
  path,
  polar,
  polygon,
  range,
  rect,
  straight,
  tag,
} from '../kit/shapes.ts';

const hues = [colour.haze, colour.mist, colour.straw, colour.ochre, colour.ember, colour.vermilion];

export function webbRedshiftDiagram(): Drawing {
  const random = seeded('webb-3');
  return {
    ...wide,
    grain: 26,
    parts: [
      ...deep(random),
      ...wave(),
      galaxy([215, 490], 1, random),
      ...mirror('translate(1468 490)'),
      ...labels(),
    ],
  };
}

function deep(random: Random) {
  return [
    rect({ x: 0, y: 0, w: 1800, h: 1012 }, colour.ink),
    ...range(9).map((at) =>
      circle([215, 490], 1750 - at * 190, {
        fill: colour.abyss,
        opacity: 0.17,
        stroke: colour.teal,
        'stroke-width': 2,
        'stroke-opacity': 0.9,
      }),
    ),
    ...range(260).map((at) =>
      circle(
        [
          random.between(0, 1800),
          at % 2 === 0 ? random.between(0, 420) : random.between(890, 1012),
        ],
        random.between(0.8, 2.6),
        { fill: colour.paper, opacity: random.between(0.25, 0.9) },
      ),
    ),
    ...range(26).map(() =>
      group(
        [
          tag('ellipse', {
            rx: 17,
            ry: 5,
            fill: random.pick([colour.straw, colour.ember, colour.mist]),
          }),
          circle([0, 0], 4, { fill: colour.paper }),
        ],
        {
          transform: `translate(${random.between(20, 1780)} ${random.next() < 0.5 ? random.between(30, 220) : random.between(905, 985)}) rotate(${random.between(0, 180)}) scale(${random.between(0.5, 1.5)})`,
          opacity: 0.85,
        },
      ),
    ),
  ];
}

/** One wave whose length grows tenfold, drawn in short strokes so that its colour can change. */
function wave() {
  const [from, to] = [345, 1252];
  const points: Point[] = [];
  let phase = 0;
  for (let x = from; x <= to; x += 1.5) {
    const share = (x - from) / (to - from);
    phase += (1.5 * 2 * Math.PI) / mix(26, 236, share ** 1.25);
    points.push([x, 490 + Math.sin(phase) * mix(64, 96, share)]);
  }
  const size = Math.ceil(points.length / hues.length);
  return hues.map((stroke, at) =>
    path(straight(points.slice(at * size, (at + 1) * size + 1)), {
      fill: 'none',
      stroke,
      'stroke-width': 9,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'round',
    }),
  );
}

export function galaxy(at: Point, size: number, random: Random) {
  const stars = range(520).map((index) => {
    const far = random.next() ** 0.7 * 128;
    const turn = far * 2.6 + (index % 2) * 180 + random.between(-24, 24);
    const [x, y] = polar([0, 0], far, turn);
    return circle([x, y * 0.66], random.between(1, 4.2), {
      fill: random.pick([colour.haze, colour.mist, colour.paper, colour.slate, colour.straw]),
    });
  });
  return group(
    [
      ...stars,
      circle([0, 0], 26, { fill: colour.paper }),
      circle([0, 0], 40, { fill: colour.haze, opacity: 0.35 }),
    ],
    { transform: `translate(${at[0]} ${at[1]}) rotate(-28) scale(${size})` },
  );
}

/** Eighteen gilded hexagons round an empty middle. */
export function mirror(place: string) {
  const r = 62;
  const cells: Point[] = [];
  for (let q = -2; q <= 2; q += 1) {
    for (let s = -2; s <= 2; s += 1) {
      if (Math.abs(q + s) > 2 || (q === 0 && s === 0)) continue;
      cells.push([q * r * 1.5, (s + q / 2) * r * Math.sqrt(3)]);
    }
  }
  const hex = (grown: number) => range(6).map((side) => polar([0, 0], grown, side * 60));
  return [
    group(
      [
        ...cells.map(([x, y]) =>
          polygon(hex(r + 3), { fill: colour.ink, transform: `translate(${x} ${y})` }),
        ),
        ...cells.map(([x, y], at) =>
          group(
            [
              polygon(hex(r - 3), {
                fill:
                  [colour.ochre, colour.straw, colour.ochre, colour.umber][at % 4] ?? colour.ochre,
              }),
              polygon([[0, 0], ...hex(r - 3).slice(3, 6)], { fill: colour.paper, opacity: 0.2 }),
            ],
            { transform: `translate(${x} ${y})` },
          ),
        ),
        polygon(hex(r + 3), { fill: colour.ink }),
        polygon(hex(r - 12), { fill: colour.ink, stroke: colour.ochre, 'stroke-width': 3 }),
        circle([0, 0], 20, { fill: colour.vermilion }),
      ],
      { transform: place },
    ),
  ];
}

function labels() {
  const look = { face: 'serif', size: 40, anchor: 'middle', fill: colour.paper } as const;
  const note = { face: 'sans', size: 26, anchor: 'middle', fill: colour.haze } as const;
  return [
    words('An early galaxy', [240, 712], look),
    words('sends out ultraviolet light', [240, 752], note),
    words('Space stretches, and the light with it', [800, 712], look),
    words('for more than 13 billion years', [800, 752], note),
    words('The mirror', [1468, 822], look),
    words('collects it as infrared', [1468, 862], note),
  ];
}
