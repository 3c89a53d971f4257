/** Landscapes of height: smooth noise, and the closed contour lines that run through it. */
import type { Random } from './random.ts';
import { type Point, smooth } from './shapes.ts';

export type Field = (x: number, y: number) => number;

/** Smooth noise between 0 and 1; `scale` is the size of its largest hills in pixels. */
export function noise(random: Random, scale: number, octaves = 4): Field {
  const size = 256;
  const table = Array.from({ length: size }, () => random.next());
  const order = random.shuffle(Array.from({ length: size }, (_, index) => index));
  const lattice = (x: number, y: number) => table[((order[x & 255] ?? 0) + y * 57) & 255] ?? 0;
  const once: Field = (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [ease(x - left), ease(y - top)];
    const upper = mix(lattice(left, top), lattice(left + 1, top), u);
    const lower = mix(lattice(left, top + 1), lattice(left + 1, top + 1), u);
    return mix(upper, lower, v);
  };
  return (x, y) => {
    let [sum, weight, total] = [0, 1, 0];
    for (let octave = 0; octave < octaves; octave += 1) {
      const zoom = 2 ** octave / scale;
      sum += weight * once(x * zoom + octave * 17.3, y * zoom + octave * 9.1);
      total += weight;
      weight /= 2;
    }
    return sum / total;
  };
}

/** The outline of all ground at or above `level`, as one even-odd path. */
export function contour(field: Field, level: number, sheet: Sheet) {
  return rings(field, level, sheet)
    .filter((ring) => ring.length > 3)
    .map((ring) => smooth(ring, 'closed'))
    .join('');
}

export type Sheet = { width: number; height: number; step: number };

/** Marching squares over a sheet with a low border, so that every line closes. */
function rings(field: Field, level: number, sheet: Sheet): Point[][] {
  const { step } = sheet;
  const [columns, rows] = [Math.ceil(sheet.width / step) + 4, Math.ceil(sheet.height / step) + 4];
  const place = (index: number) => (index - 2) * step;
  const heights = Array.from({ length: (columns + 1) * (rows + 1) }, (_, at) => {
    const [i, j] = [at % (columns + 1), Math.floor(at / (columns + 1))];
    const edge = i === 0 || j === 0 || i === columns || j === rows;
    return edge ? level - 0.2 : field(place(i), place(j)) + 1e-7;
  });
  const height = (i: number, j: number) => heights[j * (columns + 1) + i] ?? 0;
  const onward = new Map<string, string>();
  const spots = new Map<string, Point>();
  const cross = (a: Point, b: Point) => {
    const [first, second] = a[0] + a[1] < b[0] + b[1] ? [a, b] : [b, a];
    const key = `${first.join()}:${second.join()}`;
    const [low, high] = [height(...first), height(...second)];
    const share = (level - low) / (high - low);
    spots.set(key, [
      mix(place(first[0]), place(second[0]), share),
      mix(place(first[1]), place(second[1]), share),
    ]);
    return key;
  };
  for (let j = 0; j < rows; j += 1) {
    for (let i = 0; i < columns; i += 1) {
      const corners: Point[] = [
        [i, j],
        [i + 1, j],
        [i + 1, j + 1],
        [i, j + 1],
      ];
      const entries: string[] = [];
      const exits: string[] = [];
      for (const [at, corner] of corners.entries()) {
        const next = corners[(at + 1) % 4] ?? corner;
        const [here, there] = [height(...corner) >= level, height(...next) >= level];
        if (here && !there) exits.push(cross(corner, next));
        if (!here && there) entries.push(cross(corner, next));
      }
      for (const [at, exit] of exits.entries()) {
        onward.set(exit, entries[at] ?? exit);
      }
    }
  }
  return walk(onward, spots);
}

function walk(onward: Map<string, string>, spots: Map<string, Point>): Point[][] {
  const found: Point[][] = [];
  for (const start of onward.keys()) {
    const ring: Point[] = [];
    let here: string | undefined = start;
    while (here !== undefined && onward.has(here)) {
      ring.push(spots.get(here) ?? [0, 0]);
      const next = onward.get(here);
      onward.delete(here);
      here = next;
    }
    if (ring.length > 0) found.push(ring);
  }
  return found;
}

export function mix(from: number, to: number, share: number) {
  return from + (to - from) * share;
}

function ease(share: number) {
  return share * share * share * (share * (share * 6 - 15) + 10);
}
