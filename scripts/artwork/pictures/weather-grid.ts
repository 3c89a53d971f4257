/** The sky cut into cells, as a forecasting model sees it. */
import { contour, noise } from '../kit/field.ts';
import { globe } from '../kit/globe.ts';
import { colour } from '../kit/palette.ts';
import { classic, type Drawing } from '../kit/picture.ts';
import { seeded } from '../kit/random.ts';
import { circle, clipped, group, line, path, polar, range, rect } from '../kit/shapes.ts';

const scale = [
  colour.abyss,
  colour.deep,
  colour.teal,
  colour.slate,
  colour.mist,
  colour.haze,
  colour.cream,
  colour.straw,
  colour.ochre,
  colour.ember,
  colour.vermilion,
];
const ball = { x: 960, y: 640, r: 500 };

export function weatherGrid(): Drawing {
  const random = seeded('weather-grid-2');
  const warmth = noise(random, 70, 3);
  const pressure = noise(random, 380, 2);
  const disc = `M${ball.x - ball.r} ${ball.y}a${ball.r} ${ball.r} 0 1 1 ${ball.r * 2} 0a${ball.r} ${ball.r} 0 1 1 ${-ball.r * 2} 0Z`;
  const tint = (latitude: number, longitude: number) => {
    const heat =
      0.98 - Math.abs(latitude) / 92 + (warmth(longitude + 400, latitude + 200) - 0.5) * 1.1;
    return scale[Math.max(0, Math.min(10, Math.floor(heat * 11)))] ?? colour.mist;
  };
  return {
    ...classic,
    grain: 26,
    parts: [
      rect({ x: 0, y: 0, w: 1800, h: 1200 }, colour.cream),
      ...wind(pressure),
      circle([ball.x, ball.y], ball.r + 34, { fill: colour.cream }),
      ...globe({
        centre: [ball.x, ball.y],
        r: ball.r,
        facing: [16, 36],
        cell: 6,
        tint,
        stroke: colour.ink,
      }),
      clipped('ball', disc, [
        ...range(9).map((at) =>
          path(contour(pressure, 0.3 + at * 0.05, { ...classic, step: 12 }), {
            fill: 'none',
            stroke: colour.paper,
            'stroke-width': at % 3 === 0 ? 6 : 3,
            opacity: 0.9,
          }),
        ),
      ]),
      circle([ball.x, ball.y], ball.r, { fill: 'none', stroke: colour.ink, 'stroke-width': 6 }),
      circle([ball.x, ball.y], ball.r + 34, {
        fill: 'none',
        stroke: colour.ink,
        'stroke-width': 2,
      }),
      ...range(72).map((at) =>
        line(
          polar([ball.x, ball.y], ball.r + 34, at * 5),
          polar([ball.x, ball.y], ball.r + (at % 6 === 0 ? 14 : 24), at * 5),
          { stroke: colour.ink, 'stroke-width': 2 },
        ),
      ),
      ...barbs(),
    ],
  };
}

/** A lattice of short strokes that turn with the pressure. */
function wind(pressure: (x: number, y: number) => number) {
  return range(24).flatMap((row) =>
    range(36).map((column) => {
      const [x, y] = [25 + column * 50, 25 + row * 50];
      const turn = pressure(x * 0.8, y * 0.8) * 720;
      return group(
        [
          line([-16, 0], [16, 0], {
            stroke: colour.slate,
            'stroke-width': 3,
            'stroke-linecap': 'round',
          }),
          circle([16, 0], 4, { fill: colour.deep }),
        ],
        { transform: `translate(${x} ${y}) rotate(${turn})`, opacity: 0.7 },
      );
    }),
  );
}

function barbs() {
  const spots = [
    [300, 300, 40],
    [1600, 220, 120],
    [1620, 980, 200],
    [230, 930, -30],
  ] as const;
  return spots.map(([x, y, turn]) =>
    group(
      [
        circle([0, 0], 74, { fill: colour.paper, stroke: colour.ink, 'stroke-width': 3 }),
        circle([0, 0], 13, { fill: colour.vermilion }),
        line([0, 0], [0, -56], { stroke: colour.ink, 'stroke-width': 7 }),
        line([0, -56], [26, -64], { stroke: colour.ink, 'stroke-width': 7 }),
        line([0, -40], [26, -48], { stroke: colour.ink, 'stroke-width': 7 }),
        line([0, -24], [14, -29], { stroke: colour.ink, 'stroke-width': 7 }),
      ],
      { transform: `translate(${x} ${y}) rotate(${turn})` },
    ),
  );
}
