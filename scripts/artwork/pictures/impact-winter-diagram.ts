/** Sunlight stopped above the weather: what dust, soot and sulphur do to the ground below. */
import { words } from '../kit/lettering.ts';
import { colour } from '../kit/palette.ts';
import { type Drawing, wide } from '../kit/picture.ts';
import { seeded } from '../kit/random.ts';
import { circle, group, line, type Point, path, polar, range, rect } from '../kit/shapes.ts';

const earth: Point = [900, 2270];
const ground = 1480;

export function impactWinterDiagram(): Drawing {
  return {
    ...wide,
    grain: 24,
    parts: [...space(), ...rays(), ...air(), ...veil(), ...surface(), ...labels()],
  };
}

function space() {
  const random = seeded('impact-stars');
  return [
    rect({ x: 0, y: 0, w: 1800, h: 1012 }, colour.abyss),
    ...range(70).map(() =>
      circle([random.between(950, 1800), random.between(0, 210)], random.between(0.8, 2.6), {
        fill: colour.paper,
        opacity: random.between(0.3, 0.9),
      }),
    ),
    circle([190, 130], 250, { fill: colour.straw, opacity: 0.16 }),
    circle([190, 130], 180, { fill: colour.straw, opacity: 0.3 }),
    circle([190, 130], 118, { fill: colour.straw }),
  ];
}

/** Broad above the veil; a few thin threads below it. */
function rays() {
  const sun: Point = [190, 130];
  return range(12).flatMap((at) => {
    const hit = polar(earth, ground + 262, -121 + at * 5);
    const turn = (Math.atan2(hit[1] - sun[1], hit[0] - sun[0]) * 180) / Math.PI;
    const drawn = [
      line(polar(sun, 140, turn), hit, {
        stroke: colour.straw,
        'stroke-width': 8,
        opacity: 0.9,
        'stroke-linecap': 'round',
      }),
    ];
    if (at % 2 === 1) {
      const away = polar(hit, 130, -turn - 16);
      drawn.push(
        line(hit, away, {
          stroke: colour.straw,
          'stroke-width': 4,
          'stroke-dasharray': '1 12',
          'stroke-linecap': 'round',
        }),
      );
    }
    if (at % 3 === 1) {
      drawn.push(
        line(hit, polar(hit, 250, turn + 12), {
          stroke: colour.straw,
          'stroke-width': 2.5,
          opacity: 0.6,
        }),
      );
    }
    return drawn;
  });
}

function air() {
  return [
    circle(earth, ground + 260, { fill: colour.deep, opacity: 0.75 }),
    circle(earth, ground + 150, { fill: colour.deep }),
    circle(earth, ground + 76, { fill: colour.teal, opacity: 0.5 }),
    ...[260, 150].map((up) =>
      circle(earth, ground + up, {
        fill: 'none',
        stroke: colour.mist,
        'stroke-width': 2,
        'stroke-dasharray': '2 12',
        'stroke-linecap': 'round',
      }),
    ),
  ];
}

/** The veil itself: thousands of grains, thickest in the middle of the band. */
function veil() {
  const random = seeded('impact-veil');
  const fills = [
    colour.ink,
    colour.umber,
    colour.ochre,
    colour.umber,
    colour.ink,
    colour.umber,
    colour.sand,
  ] as const;
  const band = circle(earth, ground + 205, {
    fill: 'none',
    stroke: colour.ink,
    'stroke-width': 100,
    opacity: 0.55,
  });
  const grains = range(4600).map(() => {
    const up = 205 + (random.next() + random.next() + random.next() - 1.5) * 74;
    const turn = random.between(-126, -54);
    return circle(polar(earth, ground + up, turn), random.between(1.4, 5.2), {
      fill: random.pick(fills),
    });
  });
  return [band, ...grains];
}

function surface() {
  const random = seeded('impact-ground');
  const trees = range(64).map((at) => {
    const turn = -126 + at * 1.14 + random.between(-0.4, 0.4);
    const foot = polar(earth, ground - 4, turn);
    const tall = random.between(26, 74);
    return group([bare(tall)], {
      transform: `translate(${foot[0]} ${foot[1]}) rotate(${turn + 90 + random.between(-7, 7)})`,
    });
  });
  return [
    ...trees,
    circle(earth, ground, { fill: colour.ink }),
    circle(earth, ground - 26, {
      fill: 'none',
      stroke: colour.umber,
      'stroke-width': 5,
      'stroke-dasharray': '46 22 12 30',
    }),
    circle(earth, ground - 50, {
      fill: 'none',
      stroke: colour.slate,
      'stroke-width': 3,
      'stroke-dasharray': '90 60',
    }),
    circle(earth, ground - 78, { fill: 'none', stroke: colour.vermilion, 'stroke-width': 7 }),
    circle(earth, ground - 112, {
      fill: 'none',
      stroke: colour.umber,
      'stroke-width': 4,
      'stroke-dasharray': '30 14',
    }),
  ];
}

function bare(tall: number) {
  const twig = (up: number, reach: number) => `M0 ${-tall * up}l${reach} ${-Math.abs(reach) * 0.9}`;
  return path(`M0 6V${-tall}${twig(0.45, 13)}${twig(0.55, -14)}${twig(0.72, 10)}${twig(0.8, -9)}`, {
    fill: 'none',
    stroke: colour.ink,
    'stroke-width': 4,
    'stroke-linecap': 'round',
  });
}

function labels() {
  const look = { face: 'serif', size: 40, fill: colour.paper } as const;
  const note = { face: 'sans', size: 26, fill: colour.haze } as const;
  return [
    words('Sunlight', [480, 92], look),
    words('most of it turned back or soaked up', [480, 132], note),
    words('Dust, soot and sulphur', [1712, 262], { ...look, anchor: 'end' }),
    words('high above the rain that would wash them out', [1712, 302], { ...note, anchor: 'end' }),
    line([1560, 324], [1560, 655], { stroke: colour.paper, 'stroke-width': 2.5 }),
    circle([1560, 660], 7, { fill: colour.paper }),
    words('Cold and dark below', [900, 980], { ...look, anchor: 'middle' }),
  ];
}
