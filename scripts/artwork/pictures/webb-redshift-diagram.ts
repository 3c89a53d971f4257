/** Light that is stretched on its way: it leaves as ultraviolet and arrives as infrared. */
import { words } from '../kit/lettering.ts';
import { mix } from '../kit/field.ts';
import { colour } from '../kit/palette.ts';
import { type Drawing, wide } from '../kit/picture.ts';
import { type Random, seeded } from '../kit/random.ts';
import { circle, group, path, type Point, polar, polygon, range, rect, straight } from '../kit/shapes.ts';

const hues = [colour.haze, colour.mist, colour.straw, colour.ochre, colour.ember, colour.vermilion];

export function webbRedshiftDiagram(): Drawing {
  const random = seeded('webb-3');
  return { ...wide, grain: 26, parts: [...deep(random), ...wave(), galaxy([215, 490], 1, random), ...mirror(), ...labels()] };
}

function deep(random: Random) {
  return [
    rect({ x: 0, y: 0, w: 1800, h: 1012 }, colour.ink),
    ...range(9).map((at) => circle([215, 490], 1750 - at * 190, { fill: colour.abyss, opacity: 0.17, stroke: colour.teal, 'stroke-width': 2, 'stroke-opacity': 0.9 })),
    ...range(260).map(() => circle([random.between(0, 1800), random.between(0, 1012)], random.between(0.8, 2.6), { fill: colour.paper, opacity: random.between(0.25, 0.9) })),
    ...range(26).map(() => group([path('M0 -1Q9 -7 18 0Q9 7 0 1Q-9 7 -18 0Q-9 -7 0 -1Z', { fill: random.pick([colour.straw, colour.ember, colour.mist]) }), circle([0, 0], 4, { fill: colour.paper })], { transform: `translate(${random.between(20, 1780)} ${random.next() < 0.5 ? random.between(30, 260) : random.between(720, 980)}) rotate(${random.between(0, 180)}) scale(${random.between(0.5, 1.5)})`, opacity: 0.85 })),
  ];
}

/** One wave whose length grows tenfold, drawn in short strokes so that its colour can change. */
function wave() {
  const [from, to] = [345, 1330];
  const points: Point[] = [];
  let phase = 0;
  for (let x = from; x <= to; x += 1.5) {
    const share = (x - from) / (to - from);
    phase += (1.5 * 2 * Math.PI) / mix(26, 236, share ** 1.25);
    points.push([x, 490 + Math.sin(phase) * mix(64, 96, share)]);
  }
  const size = Math.ceil(points.length / hues.length);
  return hues.map((stroke, at) =>
    path(straight(points.slice(at * size, (at + 1) * size + 1)), { fill: 'none', stroke, 'stroke-width': 9, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }),
  );
}

function galaxy(at: Point, size: number, random: Random) {
  const stars = range(520).map((index) => {
    const far = random.next() ** 0.7 * 128;
    const turn = far * 2.6 + (index % 2) * 180 + random.between(-24, 24);
    const [x, y] = polar([0, 0], far, turn);
    return circle([x, y * 0.66], random.between(1, 4.2), { fill: random.pick([colour.haze, colour.mist, colour.paper, colour.slate, colour.straw]) });
  });
  return group([...stars, circle([0, 0], 26, { fill: colour.paper }), circle([0, 0], 40, { fill: colour.haze, opacity: 0.35 })], { transform: `translate(${at[0]} ${at[1]}) rotate(-28) scale(${size})` });
}

/** Eighteen gilded hexagons round an empty middle. */
function mirror() {
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
    group([
      ...cells.map(([x, y], at) => group([
        polygon(hex(r - 3), { fill: [colour.ochre, colour.straw, colour.ochre, colour.umber][at % 4] ?? colour.ochre }),
        polygon([[0, 0], ...hex(r - 3).slice(3, 6)], { fill: colour.paper, opacity: 0.2 }),
      ], { transform: `translate(${x} ${y})` })),
      path('M0 0L-250 -60M0 0L-30 -300M0 0L-30 300', { stroke: colour.ink, 'stroke-width': 7, opacity: 0 }),
      polygon(hex(r - 12), { fill: colour.ink, stroke: colour.ochre, 'stroke-width': 3 }),
      circle([0, 0], 20, { fill: colour.vermilion }),
    ], { transform: 'translate(1545 490) rotate(0)' }),
  ];
}

function labels() {
  const look = { face: 'serif', size: 40, anchor: 'middle', fill: colour.paper } as const;
  const note = { face: 'sans', size: 26, anchor: 'middle', fill: colour.haze } as const;
  return [
    words('An early galaxy', [240, 712], look),
    words('sends out ultraviolet light', [240, 752], note),
    words('Space stretches, and the light with it', [840, 712], look),
    words('for more than 13 billion years', [840, 752], note),
    words('The mirror', [1545, 822], look),
    words('collects it as infrared', [1545, 862], note),
  ];
}
