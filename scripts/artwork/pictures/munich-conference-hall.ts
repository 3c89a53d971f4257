/** The hall before anyone has come: rows of chairs, an empty dais, and one chair that stands out. */
import { colour } from '../kit/palette.ts';
import { classic, type Drawing } from '../kit/picture.ts';
import { circle, group, line, path, polygon, range, rect } from '../kit/shapes.ts';

export function munichConferenceHall(): Drawing {
  return { ...classic, grain: 26, parts: [...hall(), ...dais(), ...range(6).flatMap(row)] };
}

function hall() {
  const folds = range(31).map((at) => {
    const x = 240 + at * 44;
    return rect({ x, y: 0, w: 44, h: 560 }, at % 2 === 0 ? colour.deep : colour.teal);
  });
  const shade = range(31).map((at) =>
    rect({ x: 240 + at * 44 + 30, y: 0, w: 14, h: 560 }, colour.abyss, { opacity: 0.5 }),
  );
  return [
    rect({ x: 0, y: 0, w: 1800, h: 1200 }, colour.abyss),
    ...folds,
    ...shade,
    circle([900, 300], 214, { fill: colour.straw }),
    ...range(9).map((at) =>
      circle([900, 300], 214 - at * 22, {
        fill: 'none',
        stroke: colour.ochre,
        'stroke-width': 3,
        opacity: 0.75,
      }),
    ),
    polygon(
      [
        [0, 0],
        [240, 0],
        [240, 560],
        [0, 720],
      ],
      { fill: colour.ink },
    ),
    polygon(
      [
        [1800, 0],
        [1560, 0],
        [1560, 560],
        [1800, 720],
      ],
      { fill: colour.ink },
    ),
    ...[0, 1, 2, 3].flatMap((at) => [wall(30 + at * 54, at), wall(1770 - at * 54, at)]),
    polygon(
      [
        [0, 1200],
        [0, 720],
        [240, 560],
        [1560, 560],
        [1800, 720],
        [1800, 1200],
      ],
      { fill: colour.umber },
    ),
    ...range(26).map((at) =>
      line([900 + (at - 12.5) * 54, 560], [900 + (at - 12.5) * 190, 1200], {
        stroke: colour.ink,
        'stroke-width': 3,
        opacity: 0.28,
      }),
    ),
  ];
}

function wall(x: number, at: number) {
  return rect({ x: x - 13, y: 90 + at * 12, w: 26 - at * 3, h: 330 - at * 22 }, colour.ochre, {
    rx: 12,
    opacity: 0.85,
  });
}

function dais() {
  const chairs = [610, 722, 1078, 1190].map((x) =>
    group([
      rect({ x: x - 34, y: 410, w: 68, h: 76 }, colour.ink, { rx: 12 }),
      rect({ x: x - 42, y: 476, w: 84, h: 20 }, colour.ink, { rx: 8 }),
      line([x - 30, 494], [x - 36, 540], { stroke: colour.ink, 'stroke-width': 7 }),
      line([x + 30, 494], [x + 36, 540], { stroke: colour.ink, 'stroke-width': 7 }),
    ]),
  );
  return [
    polygon(
      [
        [420, 536],
        [1380, 536],
        [1460, 596],
        [340, 596],
      ],
      { fill: colour.sand },
    ),
    rect({ x: 340, y: 596, w: 1120, h: 52 }, colour.cream),
    ...range(56).map((at) =>
      rect({ x: 340 + at * 20, y: 596, w: 4, h: 52 }, colour.ochre, { opacity: 0.7 }),
    ),
    ...chairs,
    polygon(
      [
        [838, 400],
        [962, 400],
        [944, 572],
        [856, 572],
      ],
      { fill: colour.vermilion },
    ),
    polygon(
      [
        [822, 384],
        [978, 384],
        [962, 408],
        [838, 408],
      ],
      { fill: colour.ember },
    ),
    path('M878 386Q866 340 890 322', { fill: 'none', stroke: colour.ink, 'stroke-width': 4 }),
    path('M922 386Q934 340 910 322', { fill: 'none', stroke: colour.ink, 'stroke-width': 4 }),
    circle([891, 321], 7, { fill: colour.ink }),
    circle([909, 321], 7, { fill: colour.ink }),
  ];
}

/** One row of chair backs; nearer rows are larger, paler and fewer. */
function row(at: number) {
  const grown = 1.36 ** at;
  const [w, h] = [62 * grown, 66 * grown];
  const y = 694 + (grown - 1) * 118;
  const count = Math.ceil(1800 / (w * 1.24)) + 2;
  const start = 900 - (count / 2) * w * 1.24;
  return range(count).flatMap((seat) => {
    const x = start + seat * w * 1.24 + w * 0.12;
    const aisle = Math.abs(x + w / 2 - 900) < w * 0.75;
    const chosen = at === 3 && seat === Math.floor(count / 2) + 2;
    if (aisle) return [];
    const fill = chosen
      ? colour.vermilion
      : [colour.slate, colour.mist][(seat + at) % 2 === 0 ? 0 : 1];
    return [
      rect({ x: x + w * 0.1, y: y + h * 0.7, w: w * 0.06, h: h * 0.6 }, colour.ink),
      rect({ x: x + w * 0.84, y: y + h * 0.7, w: w * 0.06, h: h * 0.6 }, colour.ink),
      rect({ x: x - w * 0.02, y: y + h * 0.76, w: w * 1.04, h: h * 0.22 }, colour.ink, {
        rx: w * 0.08,
      }),
      rect({ x, y, w, h: h * 0.84 }, fill ?? colour.slate, { rx: w * 0.16 }),
      path(
        `M${x + w * 0.14} ${y + h * 0.16}h${w * 0.72}M${x + w * 0.14} ${y + h * 0.3}h${w * 0.72}M${x + w * 0.14} ${y + h * 0.44}h${w * 0.72}`,
        { stroke: colour.ink, 'stroke-width': 1.5 * grown, opacity: 0.3 },
      ),
    ];
  });
}
