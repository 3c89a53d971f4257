/** A lens over dry highlands: the land is watched, and inside the glass it is counted. */
import { contour, type Field, noise } from '../kit/field.ts';
import { colour } from '../kit/palette.ts';
import { type Drawing, wide } from '../kit/picture.ts';
import { seeded } from '../kit/random.ts';
import { arc, circle, clipped, group, line, path, polar, range, rect } from '../kit/shapes.ts';

const lens = { x: 1235, y: 506, r: 350 };
const tints = [
  colour.slate,
  colour.mist,
  colour.haze,
  colour.cream,
  colour.sand,
  colour.straw,
  colour.ochre,
];

export function hikvisionMap(): Drawing {
  const random = seeded('hikvision-map');
  const hills = noise(random, 560, 4);
  const land: Field = (x, y) => hills(x, y) + (0.16 * Math.abs(y - 540)) / 540 - 0.05;
  const sheet = { ...wide, step: 14 };
  const middle: [number, number] = [lens.x, lens.y];
  const inside: Field = (x, y) => land(lens.x + (x - lens.x) / 1.7, lens.y + (y - lens.y) / 1.7);
  return {
    ...wide,
    grain: 26,
    parts: [
      rect({ x: 0, y: 0, w: 1800, h: 1012 }, colour.slate),
      ...bands(land, sheet, tints, 0.75),
      ...watchers(random),
      circle([lens.x + 16, lens.y + 22], lens.r + 62, { fill: colour.ink, opacity: 0.22 }),
      circle(middle, lens.r + 58, { fill: colour.ink }),
      circle(middle, lens.r + 40, { fill: 'none', stroke: colour.slate, 'stroke-width': 2 }),
      ...range(120).map((at) =>
        line(
          polar(middle, lens.r + 22, at * 3),
          polar(middle, lens.r + (at % 10 === 0 ? 40 : 30), at * 3),
          {
            stroke: colour.mist,
            'stroke-width': 2,
          },
        ),
      ),
      clipped('glass', circlePath(lens.r), [
        rect({ x: 860, y: 130, w: 760, h: 760 }, colour.abyss),
        ...bands(
          inside,
          sheet,
          [
            colour.abyss,
            colour.deep,
            colour.teal,
            colour.teal,
            colour.slate,
            colour.slate,
            colour.mist,
          ],
          1.5,
        ),
        ...counted(random),
        path(arc(middle, lens.r - 36, [196, 262]), {
          fill: 'none',
          stroke: colour.paper,
          'stroke-width': 14,
          'stroke-linecap': 'round',
          opacity: 0.85,
        }),
        path(arc(middle, lens.r - 36, [270, 279]), {
          fill: 'none',
          stroke: colour.paper,
          'stroke-width': 14,
          'stroke-linecap': 'round',
          opacity: 0.85,
        }),
      ]),
      circle(middle, lens.r, { fill: 'none', stroke: colour.paper, 'stroke-width': 3 }),
    ],
  };
}

function bands(
  field: Field,
  sheet: { width: number; height: number; step: number },
  fills: readonly string[],
  weight: number,
) {
  return fills.map((fill, at) =>
    path(contour(field, 0.4 + at * 0.052, sheet), {
      fill,
      'fill-rule': 'evenodd',
      stroke: colour.ink,
      'stroke-opacity': 0.45,
      'stroke-width': weight,
    }),
  );
}

function circlePath(r: number) {
  return `M${lens.x - r} ${lens.y}a${r} ${r} 0 1 1 ${r * 2} 0a${r} ${r} 0 1 1 ${-r * 2} 0Z`;
}

/** Small cameras on posts, each with the wedge of ground that it sees. */
function watchers(random: ReturnType<typeof seeded>) {
  const drawn: string[] = [];
  for (let row = 0; row < 6; row += 1) {
    for (let column = 0; column < 11; column += 1) {
      const x = 80 + column * 170 + (row % 2) * 85;
      const y = 70 + row * 175;
      const turn = random.between(0, 360);
      if (Math.hypot(x - lens.x, y - lens.y) < lens.r + 150) continue;
      const [a, b] = [polar([x, y], 88, turn - 24), polar([x, y], 88, turn + 24)];
      drawn.push(
        path(`M${x} ${y}L${a[0]} ${a[1]}A88 88 0 0 1 ${b[0]} ${b[1]}Z`, {
          fill: colour.paper,
          opacity: 0.55,
        }),
        path(arc([x, y], 60, [turn - 24, turn + 24]), {
          fill: 'none',
          stroke: colour.ink,
          'stroke-width': 1.5,
          opacity: 0.5,
        }),
        circle([x, y], 11, { fill: colour.ink }),
        circle(polar([x, y], 4, turn), 4, { fill: colour.vermilion }),
      );
    }
  }
  return drawn;
}

/** What the glass makes of the land: a lattice of points, some of them singled out. */
function counted(random: ReturnType<typeof seeded>) {
  const marks: string[] = [];
  for (let x = 880; x < 1600; x += 40) {
    for (let y = 150; y < 870; y += 40) {
      const marked = x % 80 === 0 && y % 80 === 30 && random.next() < 0.24;
      marks.push(
        circle([x, y], marked ? 7 : 2.4, {
          fill: marked ? colour.ember : colour.paper,
          opacity: marked ? 1 : 0.55,
        }),
      );
      if (marked) marks.push(corners(x, y));
    }
  }
  return marks;
}

function corners(x: number, y: number) {
  const d = [0, 90, 180, 270].map((turn) =>
    path(`M-19 -10V-19H-10`, { transform: `translate(${x} ${y}) rotate(${turn})` }),
  );
  return group(d, { fill: 'none', stroke: colour.paper, 'stroke-width': 2.5 });
}
