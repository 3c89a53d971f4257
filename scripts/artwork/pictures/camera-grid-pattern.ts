/** A tiled wall of cameras and eyes; one of them is looking at you. */
import { colour } from '../kit/palette.ts';
import type { Drawing } from '../kit/picture.ts';
import { type Random, seeded } from '../kit/random.ts';
import { circle, clipped, group, hatch, path, range, rect } from '../kit/shapes.ts';

const tile = 200;
type Look = { ground: string; main: string; second: string };

const looks: readonly [Look, ...Look[]] = [
  { ground: colour.paper, main: colour.deep, second: colour.mist },
  { ground: colour.deep, main: colour.paper, second: colour.slate },
  { ground: colour.haze, main: colour.teal, second: colour.ink },
  { ground: colour.straw, main: colour.ink, second: colour.ochre },
  { ground: colour.teal, main: colour.straw, second: colour.abyss },
  { ground: colour.ink, main: colour.mist, second: colour.ochre },
];

export function cameraGridPattern(): Drawing {
  const random = seeded('camera-grid-3');
  const drawn: string[] = [];
  let last = -1;
  let above: number[] = [];
  for (let row = 0; row < 5; row += 1) {
    const now: number[] = [];
    for (let column = 0; column < 9; column += 1) {
      let kind = random.whole(0, motifs.length - 1);
      while (kind === last || kind === above[column]) kind = random.whole(0, motifs.length - 1);
      last = kind;
      now.push(kind);
      const seen = row === 2 && column === 5;
      const look = seen
        ? { ground: colour.vermilion, main: colour.paper, second: colour.ink }
        : random.pick(looks);
      const motif = seen ? eye : (motifs[kind] ?? eye);
      const turned = motif === arcs || motif === cone ? random.whole(0, 3) * 90 : 0;
      drawn.push(
        group(
          [
            rect({ x: 0, y: 0, w: tile + 0.5, h: tile + 0.5 }, look.ground),
            group(motif(look, random, `t${row}-${column}`), {
              transform: `rotate(${turned} 100 100)`,
            }),
          ],
          { transform: `translate(${column * tile} ${row * tile})` },
        ),
      );
    }
    above = now;
  }
  return { width: 1800, height: 1000, grain: 24, parts: drawn };
}

type Motif = (look: Look, random: Random, id: string) => string[];
const motifs: readonly Motif[] = [dome, bullet, glass, arcs, eye, cone];

function dome({ main, second, ground }: Look) {
  return [
    rect({ x: 0, y: 0, w: 200, h: 34 }, second),
    rect({ x: 48, y: 34, w: 104, h: 18 }, main),
    path('M36 52H164V88A64 64 0 0 1 36 88Z', { fill: main }),
    circle([100, 104], 30, { fill: ground }),
    circle([100, 104], 17, { fill: second }),
    circle([107, 97], 5, { fill: ground }),
  ];
}

function bullet({ main, second, ground }: Look, random: Random) {
  const flip = random.next() < 0.5 ? 'translate(200 0) scale(-1 1)' : 'translate(0 0)';
  return [
    group(
      [
        rect({ x: 0, y: 26, w: 18, h: 148 }, second),
        path('M18 142H74V104', { fill: 'none', stroke: second, 'stroke-width': 14 }),
        group(
          [
            rect({ x: 34, y: 52, w: 126, h: 56 }, main, { rx: 6 }),
            rect({ x: 26, y: 42, w: 148, h: 14 }, second, { rx: 4 }),
            rect({ x: 146, y: 60, w: 24, h: 40 }, ground, { stroke: main, 'stroke-width': 6 }),
            circle([60, 80], 6, { fill: ground }),
          ],
          { transform: 'rotate(14 90 80)' },
        ),
      ],
      { transform: flip },
    ),
  ];
}

function glass({ main, second, ground }: Look) {
  return [
    circle([100, 100], 82, { fill: main }),
    circle([100, 100], 66, { fill: ground }),
    circle([100, 100], 56, { fill: second }),
    circle([100, 100], 38, { fill: main }),
    circle([100, 100], 18, { fill: ground }),
    circle([122, 78], 9, { fill: ground }),
  ];
}

function arcs({ main, second }: Look, _random: Random, id: string) {
  return [
    clipped(
      id,
      'M0 0H200V200H0Z',
      range(5).map((at) =>
        circle([0, 200], 32 + at * 36, {
          fill: 'none',
          stroke: at % 2 === 0 ? main : second,
          'stroke-width': 16,
        }),
      ),
    ),
  ];
}

function eye({ main, second, ground }: Look) {
  return [
    path('M14 100Q100 18 186 100Q100 182 14 100Z', { fill: main }),
    circle([100, 100], 39, { fill: second }),
    circle([100, 100], 19, { fill: ground }),
    circle([112, 88], 8, { fill: main }),
  ];
}

function cone({ main, second }: Look, _random: Random, id: string) {
  return [
    clipped(id, 'M30 30L200 72V200H72Z', [
      hatch({ x: 0, y: 0, w: 200, h: 200 }, 13, { angle: 135, stroke: main, 'stroke-width': 5 }),
    ]),
    circle([38, 38], 24, { fill: second }),
    circle([44, 44], 9, { fill: main }),
  ];
}
