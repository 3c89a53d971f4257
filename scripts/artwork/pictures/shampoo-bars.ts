/** A bathroom shelf: bars, suds, and the dotted ghost of the bottle they replace. */
import { colour } from '../kit/palette.ts';
import { classic, type Drawing } from '../kit/picture.ts';
import { seeded } from '../kit/random.ts';
import { circle, clipped, group, hatch, line, path, range, rect } from '../kit/shapes.ts';

const shelf = 920;
type Bar = {
  x: number;
  y: number;
  w: number;
  h: number;
  fill: string;
  edge: string;
  mark: 'lines' | 'leaf' | 'dots' | 'sun' | 'waves';
};

const bars: readonly Bar[] = [
  { x: 250, y: shelf - 150, w: 420, h: 150, fill: colour.slate, edge: colour.deep, mark: 'waves' },
  { x: 290, y: shelf - 290, w: 350, h: 140, fill: colour.straw, edge: colour.ochre, mark: 'dots' },
  { x: 330, y: shelf - 420, w: 290, h: 130, fill: colour.paper, edge: colour.sand, mark: 'leaf' },
  { x: 760, y: shelf - 190, w: 330, h: 190, fill: colour.vermilion, edge: colour.ink, mark: 'sun' },
  { x: 1180, y: shelf - 130, w: 300, h: 130, fill: colour.haze, edge: colour.slate, mark: 'lines' },
];

export function shampooBars(): Drawing {
  return {
    ...classic,
    grain: 26,
    parts: [...wall(), ...bottle(), ...sprig(), ...board(), ...bars.flatMap(bar), ...suds()],
  };
}

function wall() {
  const tiles = range(10).flatMap((row) =>
    range(11).map((column) => {
      const [x, y] = [column * 180 - (row % 2) * 90, row * 130];
      return rect(
        { x: x + 3, y: y + 3, w: 174, h: 124 },
        (row * 7 + column * 5) % 9 === 0
          ? colour.slate
          : (row + column * 3) % 5 === 0
            ? colour.deep
            : colour.teal,
        { rx: 5 },
      );
    }),
  );
  return [
    rect({ x: 0, y: 0, w: 1800, h: 1200 }, colour.abyss),
    ...tiles,
    circle([900, 470], 430, { fill: colour.haze }),
    clipped('mirror', 'M470 470a430 430 0 1 1 860 0a430 430 0 1 1 -860 0Z', [
      circle([900, 470], 430, { fill: colour.haze }),
      hatch({ x: 440, y: 60, w: 920, h: 920 }, 26, {
        angle: -52,
        stroke: colour.paper,
        'stroke-width': 7,
        'stroke-dasharray': '240 90 60 130',
        opacity: 0.8,
      }),
    ]),
    circle([900, 470], 430, { fill: 'none', stroke: colour.ochre, 'stroke-width': 18 }),
  ];
}

function bottle() {
  return [
    path('M1110 790V470Q1110 410 1165 396V352H1225V396Q1280 410 1280 470V790Z', {
      fill: 'none',
      stroke: colour.ink,
      'stroke-width': 6,
      'stroke-dasharray': '4 14',
      'stroke-linecap': 'round',
    }),
    path('M1176 352V306H1122V286Q1122 276 1140 276H1226V300H1214V352', {
      fill: 'none',
      stroke: colour.ink,
      'stroke-width': 6,
      'stroke-dasharray': '4 14',
      'stroke-linecap': 'round',
    }),
  ];
}

function board() {
  return [
    rect({ x: 0, y: shelf, w: 1800, h: 60 }, colour.umber),
    rect({ x: 0, y: shelf, w: 1800, h: 18 }, colour.ochre),
    ...range(9).map((at) =>
      path(`M${at * 210 - 40} ${shelf + 40}q60 -12 130 0t130 0`, {
        fill: 'none',
        stroke: colour.ink,
        'stroke-width': 3,
        opacity: 0.5,
      }),
    ),
    rect({ x: 0, y: shelf + 60, w: 1800, h: 40 }, colour.ink, { opacity: 0.45 }),
    ...[260, 1540].map((x) =>
      path(`M${x - 26} ${shelf + 60}h52v150q-52 -30 -52 -150Z`, { fill: colour.ink }),
    ),
  ];
}

function bar({ x, y, w, h, fill, edge, mark }: Bar) {
  const r = 34;
  const outline = `M${x + r} ${y}H${x + w - r}Q${x + w} ${y} ${x + w} ${y + r}V${y + h - r}Q${x + w} ${y + h} ${x + w - r} ${y + h}H${x + r}Q${x} ${y + h} ${x} ${y + h - r}V${y + r}Q${x} ${y} ${x + r} ${y}Z`;
  const [cx, cy] = [x + w / 2, y + h / 2];
  return [
    path(outline, { fill }),
    clipped(`bar${x}`, outline, [
      ...pattern(mark, [cx, cy], { edge, box: { x, y, w, h } }),
      rect({ x, y: y + h - 20, w, h: 20 }, edge, { opacity: 0.45 }),
      rect({ x: x + 26, y: y + 12, w: w - 52, h: 6 }, colour.paper, { opacity: 0.8, rx: 3 }),
    ]),
    path(outline, { fill: 'none', stroke: colour.ink, 'stroke-width': 4 }),
  ];
}

function pattern(
  mark: Bar['mark'],
  [cx, cy]: [number, number],
  { edge, box }: { edge: string; box: { x: number; y: number; w: number; h: number } },
) {
  if (mark === 'lines')
    return [hatch(box, 22, { angle: 90, stroke: edge, 'stroke-width': 6, opacity: 0.6 })];
  if (mark === 'waves')
    return range(6).map((at) =>
      path(`M${box.x} ${box.y + 18 + at * 26}${'q26 -18 52 0t52 0'.repeat(5)}`, {
        fill: 'none',
        stroke: edge,
        'stroke-width': 6,
      }),
    );
  if (mark === 'dots') {
    return range(7).flatMap((row) =>
      range(18).map((column) =>
        circle([box.x + column * 24 + (row % 2) * 12, box.y + 14 + row * 22], 5, { fill: edge }),
      ),
    );
  }
  if (mark === 'leaf') {
    return [
      group(
        [
          path('M-92 0Q0 -64 92 0Q0 64 -92 0Z', { fill: colour.teal }),
          line([-104, 0], [80, 0], { stroke: colour.paper, 'stroke-width': 4 }),
          ...[-50, -18, 14, 46].flatMap((at) => [
            line([at, 0], [at + 22, -22], { stroke: colour.paper, 'stroke-width': 3 }),
            line([at, 0], [at + 22, 22], { stroke: colour.paper, 'stroke-width': 3 }),
          ]),
        ],
        { transform: `translate(${cx} ${cy})` },
      ),
    ];
  }
  return [
    circle([cx, cy], 42, { fill: colour.straw }),
    ...range(24).map((at) =>
      line([cx, cy - 56], [cx, cy - 82 + (at % 2) * 12], {
        stroke: colour.straw,
        'stroke-width': 6,
        'stroke-linecap': 'round',
        transform: `rotate(${at * 15} ${cx} ${cy})`,
      }),
    ),
  ];
}

function sprig() {
  const leaves = range(11).map((at) => {
    const y = shelf - 330 - at * 42;
    const reach = 112 - at * 6;
    const way = at % 2 === 0 ? 1 : -1;
    return path(
      `M925 ${y}q${way * reach * 0.4} -62 ${way * reach} -46q${way * -18} 54 ${way * -reach} 46Z`,
      { fill: at % 3 === 0 ? colour.teal : colour.deep },
    );
  });
  return [
    path(`M925 ${shelf}C915 700 940 420 922 108`, {
      fill: 'none',
      stroke: colour.deep,
      'stroke-width': 8,
    }),
    ...leaves,
  ];
}

function suds() {
  const random = seeded('suds-2');
  return range(64).map((at) => {
    const lift = at < 40 ? random.between(0, 70) : random.between(60, 660);
    const x = at < 40 ? random.between(1080, 1700) : random.between(1120, 1720) - lift * 0.12;
    const r = at < 40 ? random.between(18, 46) : random.between(7, 34);
    const y = shelf - lift - r * 0.7;
    return group([
      circle([x, y], r, {
        fill: colour.paper,
        'fill-opacity': at < 40 ? 0.93 : 0.35,
        stroke: at < 40 ? colour.mist : colour.paper,
        'stroke-width': 3,
      }),
      path(
        `M${x - r * 0.6} ${y - r * 0.15}A${r * 0.62} ${r * 0.62} 0 0 1 ${x - r * 0.1} ${y - r * 0.6}`,
        {
          fill: 'none',
          stroke: at < 40 ? colour.slate : colour.paper,
          'stroke-width': 3,
          'stroke-linecap': 'round',
        },
      ),
    ]);
  });
}
