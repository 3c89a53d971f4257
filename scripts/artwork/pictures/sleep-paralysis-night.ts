/** Three in the morning, seen from the pillow: a door that was shut, and somebody in a hat. */
import { colour } from '../kit/palette.ts';
import { classic, type Drawing } from '../kit/picture.ts';
import { seeded } from '../kit/random.ts';
import { circle, clipped, group, line, path, polygon, range, rect } from '../kit/shapes.ts';

const floor = 800;

export function sleepParalysisNight(): Drawing {
  return {
    ...classic,
    grain: 34,
    parts: [...room(), ...window(), ...doorway(), ...man(), ...bed()],
  };
}

function room() {
  return [
    rect({ x: 0, y: 0, w: 1800, h: 1200 }, colour.abyss),
    ...range(38).map((at) =>
      rect({ x: at * 50, y: 0, w: 22, h: floor }, colour.deep, { opacity: 0.55 }),
    ),
    ...range(38).flatMap((at) =>
      range(9).map((up) =>
        path(`M${at * 50 + 36} ${30 + up * 92 + (at % 2) * 46}l7 11l-7 11l-7 -11Z`, {
          fill: colour.teal,
          opacity: 0.55,
        }),
      ),
    ),
    rect({ x: 0, y: floor - 34, w: 1800, h: 34 }, colour.ink),
    rect({ x: 0, y: floor, w: 1800, h: 400 }, colour.ink),
    ...range(23).map((at) =>
      line([1120 + (at - 11) * 80, floor], [1120 + (at - 11) * 190, 1200], {
        stroke: colour.deep,
        'stroke-width': 3,
      }),
    ),
  ];
}

function window() {
  return [
    rect({ x: 150, y: 130, w: 400, h: 430 }, colour.ink),
    rect({ x: 168, y: 148, w: 364, h: 394 }, colour.teal),
    ...range(16).map((at) =>
      line([168, 160 + at * 25], [532, 160 + at * 25], {
        stroke: colour.deep,
        'stroke-width': 2 + at * 0.8,
      }),
    ),
    circle([420, 270], 62, { fill: colour.haze }),
    circle([396, 256], 56, { fill: colour.teal }),
    line([350, 140], [350, 550], { stroke: colour.ink, 'stroke-width': 14 }),
    line([160, 345], [540, 345], { stroke: colour.ink, 'stroke-width': 14 }),
    rect({ x: 130, y: 556, w: 440, h: 22 }, colour.slate),
    ...range(7).flatMap((at) => [
      path(`M${96 + at * 15} 90C${86 + at * 17} 300 ${100 + at * 12} 480 ${84 + at * 14} 690`, {
        fill: 'none',
        stroke: at % 2 === 0 ? colour.slate : colour.teal,
        'stroke-width': 16,
      }),
      path(`M${604 - at * 15} 90C${614 - at * 17} 300 ${600 - at * 12} 480 ${616 - at * 14} 690`, {
        fill: 'none',
        stroke: at % 2 === 0 ? colour.slate : colour.teal,
        'stroke-width': 16,
      }),
    ]),
    rect({ x: 66, y: 80, w: 568, h: 16 }, colour.ochre, { rx: 8 }),
    circle([66, 88], 16, { fill: colour.ochre }),
    circle([634, 88], 16, { fill: colour.ochre }),
  ];
}

function doorway() {
  const light = 'M960 120H1280V800H960Z';
  return [
    rect({ x: 924, y: 84, w: 392, h: 716 }, colour.umber),
    path(light, { fill: colour.straw }),
    clipped(
      'light',
      light,
      range(24).map((at) =>
        circle([1120, 470], 60 + at * 27, {
          fill: 'none',
          stroke: at % 2 === 0 ? colour.ochre : colour.paper,
          'stroke-width': 2.5,
          opacity: 0.7,
        }),
      ),
    ),
    polygon(
      [
        [960, 800],
        [1280, 800],
        [1500, 1200],
        [560, 1200],
      ],
      { fill: colour.straw },
    ),
    ...range(12).map((at) =>
      polygon(
        [
          [960 - at * 33.3, 800 + at * 33.3],
          [1280 + at * 18.3, 800 + at * 33.3],
          [1280 + at * 18.3 + 5, 800 + at * 33.3 + 9],
          [960 - at * 33.3 - 9, 800 + at * 33.3 + 9],
        ],
        { fill: colour.ochre, opacity: 0.5 },
      ),
    ),
    polygon(
      [
        [1280, 120],
        [1316, 84],
        [1470, 30],
        [1470, 880],
        [1280, 800],
      ],
      { fill: colour.ink },
    ),
    polygon(
      [
        [1300, 150],
        [1450, 100],
        [1450, 440],
        [1300, 440],
      ],
      { fill: 'none', stroke: colour.deep, 'stroke-width': 6 },
    ),
    polygon(
      [
        [1300, 490],
        [1450, 490],
        [1450, 820],
        [1300, 770],
      ],
      { fill: 'none', stroke: colour.deep, 'stroke-width': 6 },
    ),
    circle([1310, 466], 13, { fill: colour.ochre }),
  ];
}

/** The hat first: a flat brim, a tall crown, a long coat and no face. */
function man() {
  return [
    polygon(
      [
        [1052, 800],
        [1188, 800],
        [1250, 1200],
        [820, 1200],
      ],
      { fill: colour.ink },
    ),
    path('M1030 800L1046 470Q1050 396 1096 384H1144Q1190 396 1194 470L1210 800Z', {
      fill: colour.ink,
    }),
    path('M1046 470Q1018 560 1026 668L1052 668L1066 500Z', { fill: colour.ink }),
    path('M1194 470Q1222 560 1214 668L1188 668L1174 500Z', { fill: colour.ink }),
    path('M1086 330Q1086 396 1120 398Q1154 396 1154 330Z', { fill: colour.ink }),
    path('M1018 330Q1120 286 1222 330Q1120 352 1018 330Z', { fill: colour.ink }),
    path('M1066 318L1074 226Q1096 208 1120 220Q1144 208 1166 226L1174 318Z', { fill: colour.ink }),
    path('M1067 312Q1120 328 1173 312L1171 290Q1120 304 1069 290Z', { fill: colour.vermilion }),
  ];
}

function bed() {
  const random = seeded('quilt');
  const quilt =
    'M-20 1220V1010Q180 930 420 968Q520 900 610 964Q700 896 800 968Q1120 950 1330 1080L1420 1220Z';
  const patches = range(13).flatMap((row) =>
    range(30).map((column) => {
      const x = column * 52 - 30 + (row % 2) * 26;
      return path(`M${x} ${890 + row * 30}l26 -30l26 30l-26 30Z`, {
        fill: random.pick([colour.slate, colour.mist, colour.teal, colour.slate, colour.deep]),
      });
    }),
  );
  return [
    path(
      'M-20 1012Q180 918 420 952Q520 884 610 948Q700 880 800 952Q1130 930 1350 1070L1440 1220H-20Z',
      { fill: colour.ink },
    ),
    path(quilt, { fill: colour.slate }),
    clipped('quilt', quilt, [
      group(patches),
      path('M420 968Q470 1080 440 1220M610 964Q620 1080 600 1220M800 968Q800 1080 830 1220', {
        fill: 'none',
        stroke: colour.ink,
        'stroke-width': 7,
        opacity: 0.55,
      }),
    ]),
    path(quilt, { fill: 'none', stroke: colour.paper, 'stroke-width': 5, opacity: 0.8 }),
  ];
}
