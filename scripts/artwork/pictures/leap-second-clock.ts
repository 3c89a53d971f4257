/** A dial with one tick too many, and the time that only a leap second has. */
import { words, wordsWidth } from '../kit/lettering.ts';
import { colour } from '../kit/palette.ts';
import { classic, type Drawing } from '../kit/picture.ts';
import { arc, circle, group, line, type Point, path, polar, range, rect } from '../kit/shapes.ts';

const centre: Point = [900, 620];

export function leapSecondClock(): Drawing {
  return { ...classic, grain: 28, parts: [...wall(), ...dial(), ...figures(), ...extra()] };
}

function wall() {
  return [
    rect({ x: 0, y: 0, w: 1800, h: 1200 }, colour.deep),
    ...range(26).map((at) =>
      circle(centre, 540 + at * 30, {
        fill: 'none',
        stroke: at % 4 === 0 ? colour.slate : colour.teal,
        'stroke-width': at % 4 === 0 ? 5 : 3,
        'stroke-dasharray': `${(540 + at * 30) * 0.092} ${(540 + at * 30) * 0.0127}`,
      }),
    ),
  ];
}

/** Sixty-one ticks, evenly set: the day’s last minute is a second longer. */
function dial() {
  const turn = 360 / 61;
  return [
    circle([centre[0] + 14, centre[1] + 18], 506, { fill: colour.ink, opacity: 0.4 }),
    circle(centre, 506, { fill: colour.ink }),
    circle(centre, 488, { fill: colour.paper }),
    circle(centre, 462, { fill: 'none', stroke: colour.ink, 'stroke-width': 2 }),
    ...range(61)
      .filter((at) => at > 0)
      .map((at) =>
        line(
          polar(centre, 462, -90 + at * turn),
          polar(centre, at % 5 === 0 ? 408 : 434, -90 + at * turn),
          { stroke: colour.ink, 'stroke-width': at % 5 === 0 ? 11 : 5 },
        ),
      ),
    circle(centre, 372, { fill: colour.cream }),
    ...range(15).map((at) =>
      circle(centre, 372 - at * 22, { fill: 'none', stroke: colour.sand, 'stroke-width': 2 }),
    ),
    path(arc(centre, 390, [-90, 270 - turn]), {
      fill: 'none',
      stroke: colour.ochre,
      'stroke-width': 10,
    }),
  ];
}

function figures() {
  const [face, size] = ['display', 168] as const;
  const [first, second] = [wordsWidth('23:59', { face, size }), wordsWidth(':60', { face, size })];
  const left = centre[0] - (first + second) / 2;
  return [
    rect({ x: 560, y: 528, w: 680, h: 200 }, colour.cream),
    words('23:59', [left, 678], { face, size, fill: colour.ink }),
    words(':60', [left + first, 678], { face, size, fill: colour.vermilion }),
  ];
}

function extra() {
  const tip = polar(centre, 566, -90);
  return [
    line(polar(centre, 352, -90), polar(centre, 540, -90), {
      stroke: colour.vermilion,
      'stroke-width': 22,
    }),
    group([
      circle(tip, 34, { fill: colour.vermilion }),
      path(`M${tip[0]} ${tip[1] - 16}v32M${tip[0] - 16} ${tip[1]}h32`, {
        stroke: colour.paper,
        'stroke-width': 7,
      }),
    ]),
  ];
}
