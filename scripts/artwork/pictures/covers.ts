/** The two covers of the magazine: one masthead, one idea each. */
import { words } from '../kit/lettering.ts';
import { colour } from '../kit/palette.ts';
import type { Drawing } from '../kit/picture.ts';
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
  polar,
  range,
  rect,
  straight,
} from '../kit/shapes.ts';
import { galaxy, mirror } from './webb-redshift-diagram.ts';

const sheet = { width: 1200, height: 1800 };
type Masthead = { date: string; number: number; ink: string; rule: string };

function masthead({ date, number, ink, rule }: Masthead) {
  return [
    words('The Meridian', [600, 222], { face: 'display', size: 172, anchor: 'middle', fill: ink }),
    line([80, 272], [1120, 272], { stroke: rule, 'stroke-width': 3 }),
    words(date, [80, 318], { face: 'strong', size: 26, fill: ink }),
    words(`No. ${number}`, [1120, 318], { face: 'strong', size: 26, anchor: 'end', fill: ink }),
  ];
}

/** A round table from above; the crack runs through it and some seats are already gone. */
export function februaryCover(): Drawing {
  const table: Point = [600, 950];
  const seats = range(22).flatMap((at) => {
    const turn = at * (360 / 22) + 8;
    const [x, y] = polar(table, 462, turn);
    const gone = [4, 5, 12, 17].includes(at);
    const look = gone
      ? {
          fill: 'none',
          stroke: colour.slate,
          'stroke-width': 4,
          'stroke-dasharray': '3 10',
          'stroke-linecap': 'round',
        }
      : {
          fill:
            at === 15
              ? colour.vermilion
              : ([colour.mist, colour.straw, colour.slate][at % 3] ?? colour.mist),
        };
    return group(
      [
        path('M-42 -34Q0 -52 42 -34L46 30Q0 44 -46 30Z', look),
        ...(gone
          ? []
          : [
              path('M-40 -40Q0 -60 40 -40', {
                fill: 'none',
                stroke: colour.ink,
                'stroke-width': 10,
                'stroke-linecap': 'round',
              }),
            ]),
      ],
      { transform: `translate(${x} ${y}) rotate(${turn + 90})` },
    );
  });
  const crack: Point[] = [
    [830, 540],
    [742, 660],
    [776, 742],
    [640, 838],
    [668, 930],
    [560, 1010],
    [584, 1096],
    [450, 1190],
    [420, 1360],
  ];
  const top = 'M220 950a380 380 0 1 1 760 0a380 380 0 1 1 -760 0Z';
  return {
    ...sheet,
    grain: 28,
    parts: [
      rect({ x: 0, y: 0, w: 1200, h: 1800 }, colour.deep),
      ...range(46).map((at) =>
        circle(table, 560 + at * 26, {
          fill: 'none',
          stroke: colour.teal,
          'stroke-width': 3,
          opacity: 0.7,
        }),
      ),
      circle([614, 972], 384, { fill: colour.ink, opacity: 0.5 }),
      ...seats,
      path(top, { fill: colour.cream }),
      clipped('table', top, [
        ...range(18).map((at) =>
          circle([560, 930], 20 + at * 24, {
            fill: 'none',
            stroke: colour.sand,
            'stroke-width': 3,
          }),
        ),
        hatch({ x: 220, y: 570, w: 760, h: 760 }, 95, {
          angle: 24,
          stroke: colour.sand,
          'stroke-width': 3,
        }),
        path(straight(crack), {
          fill: 'none',
          stroke: colour.ink,
          'stroke-width': 40,
          'stroke-linejoin': 'miter',
          transform: 'translate(7 6)',
        }),
        path(straight(crack), {
          fill: 'none',
          stroke: colour.vermilion,
          'stroke-width': 26,
          'stroke-linejoin': 'miter',
        }),
        path('M776 742L880 790L910 880M668 930L770 1010L766 1090M560 1010L440 970L350 1020', {
          fill: 'none',
          stroke: colour.ink,
          'stroke-width': 7,
        }),
      ]),
      path(top, { fill: 'none', stroke: colour.ochre, 'stroke-width': 14 }),
      ...masthead({ date: '28 February 2025', number: 212, ink: colour.paper, rule: colour.mist }),
      words('The end of the old order', [600, 1604], {
        face: 'display',
        size: 96,
        anchor: 'middle',
        fill: colour.paper,
      }),
      words('Munich, minerals and a table that will not hold', [600, 1672], {
        face: 'italic',
        size: 46,
        anchor: 'middle',
        fill: colour.straw,
      }),
    ],
  };
}

/** The oldest light there is: it leaves blue and close together, and comes in red and far apart. */
export function marchCover(): Drawing {
  const random = seeded('march-cover');
  const source: Point = [600, 770];
  const hues = [
    colour.paper,
    colour.haze,
    colour.mist,
    colour.straw,
    colour.straw,
    colour.ochre,
    colour.ochre,
    colour.ember,
    colour.ember,
    colour.vermilion,
    colour.vermilion,
  ];
  return {
    ...sheet,
    grain: 28,
    parts: [
      rect({ x: 0, y: 0, w: 1200, h: 1800 }, colour.abyss),
      ...range(220).map(() =>
        circle([random.between(0, 1200), random.between(560, 1800)], random.between(0.9, 3), {
          fill: colour.paper,
          opacity: random.between(0.25, 0.85),
        }),
      ),
      ...hues.map((stroke, at) =>
        path(arc(source, 172 + at * 20 + at * at * 4.6, [24, 156]), {
          fill: 'none',
          stroke,
          'stroke-width': 8 + at * 0.5,
          'stroke-linecap': 'round',
        }),
      ),
      galaxy(source, 1.28, random),
      ...mirror('translate(600 1690) scale(1.9)'),
      ...masthead({ date: '14 March 2025', number: 214, ink: colour.paper, rule: colour.mist }),
      words('Too bright, too soon', [600, 462], {
        face: 'display',
        size: 104,
        anchor: 'middle',
        fill: colour.paper,
      }),
      words('The long-reads issue: first light, old books, deep cables', [600, 532], {
        face: 'italic',
        size: 42,
        anchor: 'middle',
        fill: colour.straw,
      }),
    ],
  };
}
