/** How long the dust lasted in one published model; a straight axis of years, nothing stretched. */
import { words } from '../kit/lettering.ts';
import { colour } from '../kit/palette.ts';
import { type Drawing, wide } from '../kit/picture.ts';
import { seeded } from '../kit/random.ts';
import { circle, clipped, line, path, polygon, range, rect } from '../kit/shapes.ts';

const start = 150;
const year = 100;
const base = 800;

export function impactTimelineFigure(): Drawing {
  return { ...wide, grain: 0, parts: [...title(), ...dust(), ...darkness(), ...axis()] };
}

function title() {
  return [
    words('How long the dust stayed up', [88, 118], { face: 'serif', size: 60, fill: colour.ink }),
    words('Years after the impact, in one climate model of the Chicxulub dust', [88, 172], {
      face: 'sans',
      size: 31,
      fill: colour.ink,
    }),
    words(
      'Figures: Cem Berk Senel and colleagues, Nature Geoscience, 2023. The height of the wedge is not a measurement.',
      [88, 966],
      { face: 'sans', size: 25, fill: colour.umber },
    ),
  ];
}

/** A wedge of grains that thins out until year fifteen. */
function dust() {
  const random = seeded('impact-timeline');
  const wedge = `M${start} 250H${start + 30}Q${start + 420} 500 ${start + 15 * year} 556V560H${start}Z`;
  return [
    path(wedge, { fill: colour.straw }),
    clipped(
      'wedge',
      wedge,
      range(1900).map(() => {
        const x = start + random.next() ** 1.6 * 15 * year;
        return circle([x, random.between(250, 560)], random.between(1.6, 4.4), {
          fill: random.pick([colour.umber, colour.ochre, colour.ink]),
        });
      }),
    ),
    words('Fine dust in the air', [start + 560, 330], {
      face: 'serif',
      size: 42,
      fill: colour.ink,
    }),
    words('for as long as 15 years; the surface cools by as much as 15 °C', [start + 560, 376], {
      face: 'sans',
      size: 29,
      fill: colour.ink,
    }),
    line([start + 540, 300], [start + 540, 476], { stroke: colour.ink, 'stroke-width': 2 }),
  ];
}

function darkness() {
  const width = 1.9 * year;
  return [
    rect({ x: start, y: 600, w: width, h: 130 }, colour.ink),
    ...range(8).map((at) =>
      line([start + 14 + at * 24, 614], [start + 14 + at * 24, 716], {
        stroke: colour.slate,
        'stroke-width': 2,
        opacity: 0.6,
      }),
    ),
    words('No photosynthesis', [start + width + 30, 662], {
      face: 'serif',
      size: 42,
      fill: colour.ink,
    }),
    words('for almost two years: nothing grows, on land or in the sea', [start + width + 30, 708], {
      face: 'sans',
      size: 29,
      fill: colour.ink,
    }),
  ];
}

function axis() {
  return [
    line([start, base], [start + 15 * year + 40, base], { stroke: colour.ink, 'stroke-width': 4 }),
    ...range(16).map((at) =>
      line([start + at * year, base], [start + at * year, base + (at % 5 === 0 ? 22 : 12)], {
        stroke: colour.ink,
        'stroke-width': at % 5 === 0 ? 4 : 2,
      }),
    ),
    ...[0, 5, 10, 15].map((at) =>
      words(at === 0 ? 'Impact' : `${at} years`, [start + at * year, base + 62], {
        face: 'strong',
        size: 28,
        anchor: 'middle',
        fill: at === 0 ? colour.vermilion : colour.ink,
      }),
    ),
    line([start, 226], [start, base], { stroke: colour.vermilion, 'stroke-width': 6 }),
    polygon(
      [
        [start - 15, 222],
        [start + 15, 222],
        [start, 252],
      ],
      { fill: colour.vermilion },
    ),
  ];
}
