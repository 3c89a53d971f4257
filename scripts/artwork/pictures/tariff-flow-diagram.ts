/** Who pays a tariff: goods go one way, and the money for the tax comes from the other end. */
import { words } from '../kit/lettering.ts';
import { colour } from '../kit/palette.ts';
import { type Drawing, wide } from '../kit/picture.ts';
import { circle, group, line, path, polygon, range, rect } from '../kit/shapes.ts';

const stops = [
  {
    x: 250,
    name: 'Exporter',
    says: ['sends the goods', 'from abroad'],
    draw: factory,
    fill: colour.haze,
  },
  {
    x: 683,
    name: 'Customs',
    says: ['charges the tariff', 'at the border'],
    draw: barrier,
    fill: colour.straw,
  },
  {
    x: 1117,
    name: 'Importer',
    says: ['pays the bill', 'to the government'],
    draw: warehouse,
    fill: colour.haze,
  },
  {
    x: 1550,
    name: 'Shopper',
    says: ['meets part of it', 'in the price'],
    draw: bag,
    fill: colour.haze,
  },
] as const;
const row = 470;
const ring = 150;

export function tariffFlowDiagram(): Drawing {
  return {
    ...wide,
    grain: 0,
    parts: [
      rect({ x: 0, y: 0, w: 1800, h: 1012 }, colour.paper),
      ...stops.flatMap(({ x, name, says, draw, fill }) => [
        circle([x, row], ring, { fill }),
        circle([x, row], ring + 12, { fill: 'none', stroke: colour.ink, 'stroke-width': 3 }),
        group(draw(), { transform: `translate(${x} ${row})` }),
        words(name, [x, 730], { face: 'serif', size: 58, anchor: 'middle', fill: colour.ink }),
        ...says.map((text, at) =>
          words(text, [x, 782 + at * 42], {
            face: 'sans',
            size: 31,
            anchor: 'middle',
            fill: colour.ink,
          }),
        ),
      ]),
      ...[250, 683, 1117].map((x) => arrow(x + ring + 30, x + 433 - ring - 32)),
      ...money({ from: 1117, to: 683, label: 'the tariff', dash: 'none' }),
      ...money({ from: 1550, to: 1117, label: 'some or all of the cost', dash: '14 12' }),
      ...key(),
    ],
  };
}

function arrow(from: number, to: number) {
  return group([
    line([from, row], [to - 20, row], { stroke: colour.deep, 'stroke-width': 9 }),
    polygon(
      [
        [to, row],
        [to - 30, row - 20],
        [to - 30, row + 20],
      ],
      { fill: colour.deep },
    ),
  ]);
}

function money({
  from,
  to,
  label,
  dash,
}: {
  from: number;
  to: number;
  label: string;
  dash: string;
}) {
  const [start, end] = [from - 52, to + 52];
  return [
    path(
      `M${start} ${row - 170}C${start - 60} ${row - 300} ${end + 60} ${row - 300} ${end + 6} ${row - 184}`,
      { fill: 'none', stroke: colour.vermilion, 'stroke-width': 9, 'stroke-dasharray': dash },
    ),
    polygon(
      [
        [end - 4, row - 160],
        [end - 8, row - 198],
        [end + 28, row - 182],
      ],
      { fill: colour.vermilion },
    ),
    words(label, [(from + to) / 2, 170], {
      face: 'italic',
      size: 40,
      anchor: 'middle',
      fill: colour.vermilion,
    }),
  ];
}

function key() {
  const text = { face: 'sans', size: 28, fill: colour.ink } as const;
  return [
    line([88, 894], [1712, 894], { stroke: colour.ink, 'stroke-width': 2 }),
    line([88, 944], [148, 944], { stroke: colour.deep, 'stroke-width': 9 }),
    words('Goods', [166, 954], text),
    line([300, 944], [360, 944], { stroke: colour.vermilion, 'stroke-width': 9 }),
    words('Money', [378, 954], text),
    line([520, 944], [584, 944], {
      stroke: colour.vermilion,
      'stroke-width': 9,
      'stroke-dasharray': '14 12',
    }),
    words('Money, depending on how much is passed on', [602, 954], text),
  ];
}

function factory() {
  return [
    path('M-96 70V-20L-46 14V-20L4 14V-20L54 14V-84H88V70Z', { fill: colour.deep }),
    ...[-72, -24, 24].map((x) => rect({ x, y: 34, w: 26, h: 20 }, colour.straw)),
    ...range(3).map((at) =>
      circle([78 - at * 26, -104 - at * 8], 13 + at * 4, { fill: colour.mist }),
    ),
  ];
}

function barrier() {
  return [
    rect({ x: -92, y: -46, w: 66, h: 118 }, colour.deep),
    rect({ x: -102, y: -62, w: 86, h: 18 }, colour.ink),
    rect({ x: -80, y: -28, w: 42, h: 36 }, colour.haze),
    group(
      [
        rect({ x: -30, y: -9, w: 140, h: 18 }, colour.paper),
        ...range(4).map((at) => rect({ x: -24 + at * 36, y: -9, w: 18, h: 18 }, colour.vermilion)),
      ],
      { transform: 'translate(-8 30) rotate(-24)' },
    ),
    rect({ x: -20, y: 22, w: 20, h: 50 }, colour.ink),
    rect({ x: -110, y: 70, w: 220, h: 8 }, colour.ink),
  ];
}

function warehouse() {
  return [
    path('M-104 72V-34L0 -92L104 -34V72Z', { fill: colour.deep }),
    rect({ x: -70, y: -14, w: 140, h: 86 }, colour.abyss),
    ...(
      [
        [-62, 32, colour.ochre],
        [-18, 32, colour.straw],
        [26, 32, colour.ochre],
        [-40, -8, colour.straw],
        [4, -8, colour.ember],
      ] as const
    ).map(([x, y, fill]) =>
      group([
        rect({ x, y, w: 38, h: 38 }, fill),
        line([x + 19, y], [x + 19, y + 14], { stroke: colour.ink, 'stroke-width': 3 }),
      ]),
    ),
  ];
}

function bag() {
  return [
    path('M-74 -40H74L88 88H-88Z', { fill: colour.deep }),
    path('M-36 -16V-60A36 36 0 0 1 36 -60V-16', {
      fill: 'none',
      stroke: colour.ink,
      'stroke-width': 9,
    }),
    group(
      [
        path('M-40 -26H30L58 0L30 26H-40Z', { fill: colour.straw }),
        circle([36, 0], 6, { fill: colour.ink }),
        line([-26, -8], [8, -8], { stroke: colour.ink, 'stroke-width': 4 }),
        line([-26, 8], [16, 8], { stroke: colour.vermilion, 'stroke-width': 5 }),
      ],
      { transform: 'translate(-8 34) rotate(-8)' },
    ),
  ];
}
