/** Farmland from the air: who ploughs which field is a matter of lines. */
import { noise } from '../kit/field.ts';
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
  polar,
  range,
  rect,
  smooth,
  straight,
} from '../kit/shapes.ts';

type Plot = { points: Point[]; depth: number };
const crops = [
  [colour.straw, colour.ochre],
  [colour.ochre, colour.umber],
  [colour.sand, colour.ochre],
  [colour.slate, colour.teal],
  [colour.mist, colour.slate],
  [colour.cream, colour.sand],
  [colour.teal, colour.deep],
  [colour.umber, colour.ink],
  [colour.haze, colour.mist],
] as const;

export function southAfricaLand(): Drawing {
  const random = seeded('south-africa-land-2');
  const whole: Plot = {
    points: [
      [-150, -150],
      [1950, -150],
      [1950, 1350],
      [-150, 1350],
    ],
    depth: 0,
  };
  const plots = divide(whole, random);
  return {
    ...classic,
    grain: 30,
    parts: [
      rect({ x: 0, y: 0, w: 1800, h: 1200 }, colour.cream),
      ...plots.flatMap((plot, at) => field(plot, at, random)),
      ...pivots(),
      ...river(random),
      ...boundary(),
      ...farm(1180, 330),
      ...farm(420, 880),
    ],
  };
}

/** Cuts a plot across its longer side, again and again, never quite straight. */
function divide(plot: Plot, random: Random): Plot[] {
  const { points, depth } = plot;
  const lengths = points.map((from, at) => {
    const to = points[(at + 1) % points.length] ?? from;
    return Math.hypot(to[0] - from[0], to[1] - from[1]);
  });
  const longest = Math.max(...lengths);
  if (depth > 6 || longest < 300 || (depth > 3 && random.next() < 0.16)) return [plot];
  const first = lengths.indexOf(longest);
  const other = (first + Math.floor(points.length / 2)) % points.length;
  const [low, high] = first < other ? [first, other] : [other, first];
  const on = (side: number): Point => {
    const [from, to] = [points[side] ?? [0, 0], points[(side + 1) % points.length] ?? [0, 0]];
    const share = random.between(0.38, 0.62);
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  };
  const [a, b] = [on(low), on(high)];
  const one = [a, ...points.slice(low + 1, high + 1), b];
  const two = [b, ...points.slice(high + 1), ...points.slice(0, low + 1), a];
  return [one, two].flatMap((half) => divide({ points: half, depth: depth + 1 }, random));
}

function field({ points }: Plot, at: number, random: Random) {
  const [ground, furrow] = random.pick(crops);
  const [from, to] = [points[0] ?? [0, 0], points[1] ?? [1, 1]];
  const lie = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  const angle = lie + random.pick([0, 90, 90, 0, 34]);
  const gap = random.pick([9, 13, 18, 26]);
  const d = `${straight(points)}Z`;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const over = {
    x: Math.min(...xs),
    y: Math.min(...ys),
    w: Math.max(...xs) - Math.min(...xs),
    h: Math.max(...ys) - Math.min(...ys),
  };
  return [
    path(d, { fill: ground }),
    clipped(`plot${at}`, d, [
      hatch(over, gap, { angle, stroke: furrow, 'stroke-width': gap / 3.2, opacity: 0.75 }),
    ]),
    path(d, { fill: 'none', stroke: colour.paper, 'stroke-width': 7 }),
  ];
}

/** Round fields watered by a turning arm. */
function pivots() {
  const spots = [
    { at: [1490, 840] as Point, r: 205, ground: colour.deep, furrow: colour.slate, arm: -40 },
    { at: [300, 330] as Point, r: 165, ground: colour.straw, furrow: colour.umber, arm: 70 },
    { at: [905, 960] as Point, r: 128, ground: colour.mist, furrow: colour.teal, arm: 200 },
  ];
  return spots.map(({ at, r, ground, furrow, arm }) =>
    group([
      circle(at, r + 8, { fill: colour.paper }),
      circle(at, r, { fill: ground }),
      ...range(Math.floor(r / 15)).map((ring) =>
        circle(at, r - 8 - ring * 15, { fill: 'none', stroke: furrow, 'stroke-width': 4 }),
      ),
      path(
        `M${at.join(' ')}L${polar(at, r, arm).join(' ')}A${r} ${r} 0 0 1 ${polar(at, r, arm + 52).join(' ')}Z`,
        { fill: furrow, opacity: 0.75 },
      ),
      line(at, polar(at, r, arm), { stroke: colour.ink, 'stroke-width': 6 }),
      circle(at, 9, { fill: colour.ink }),
    ]),
  );
}

function river(random: Random) {
  const bend = noise(random, 300, 2);
  const run = range(16).map(
    (at): Point => [600 + at * 20 + (bend(at * 95, 30) - 0.5) * 460, -40 + at * 88],
  );
  return [
    path(smooth(run), {
      fill: 'none',
      stroke: colour.paper,
      'stroke-width': 74,
      'stroke-linecap': 'round',
    }),
    path(smooth(run), {
      fill: 'none',
      stroke: colour.deep,
      'stroke-width': 54,
      'stroke-linecap': 'round',
    }),
    path(smooth(run.map(([x, y]): Point => [x - 9, y])), {
      fill: 'none',
      stroke: colour.slate,
      'stroke-width': 4,
      'stroke-dasharray': '90 46',
    }),
    path(smooth(run.map(([x, y]): Point => [x + 10, y])), {
      fill: 'none',
      stroke: colour.slate,
      'stroke-width': 3,
      'stroke-dasharray': '50 70',
    }),
  ];
}

/** The surveyor’s line: the one thing in the picture that the land does not know about. */
function boundary() {
  const run: Point[] = [
    [-20, 700],
    [520, 610],
    [760, 690],
    [1120, 540],
    [1270, 600],
    [1820, 470],
  ];
  return [
    path(straight(run), {
      fill: 'none',
      stroke: colour.paper,
      'stroke-width': 20,
      'stroke-linejoin': 'round',
    }),
    path(straight(run), {
      fill: 'none',
      stroke: colour.vermilion,
      'stroke-width': 10,
      'stroke-linejoin': 'round',
      'stroke-dasharray': '44 14',
    }),
    ...run.map((spot) =>
      rect({ x: spot[0] - 15, y: spot[1] - 15, w: 30, h: 30 }, colour.vermilion, {
        stroke: colour.paper,
        'stroke-width': 5,
      }),
    ),
  ];
}

function farm(x: number, y: number) {
  return [
    rect({ x: x + 10, y: y + 12, w: 66, h: 40 }, colour.ink, { opacity: 0.35 }),
    rect({ x, y, w: 66, h: 20 }, colour.paper),
    rect({ x, y: y + 20, w: 66, h: 20 }, colour.haze),
    rect({ x: x + 84, y: y + 4, w: 30, h: 54 }, colour.ember),
    ...range(9).map((at) =>
      circle([x - 20 + (at % 5) * 34, y - 26 - Math.floor(at / 5) * 22], 11, {
        fill: at % 2 === 0 ? colour.deep : colour.teal,
      }),
    ),
  ];
}
