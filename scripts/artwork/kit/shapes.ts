/** SVG written by hand: every function returns markup, so a picture is a list of strings. */
export type Point = readonly [number, number];
export type Attributes = Record<string, string | number>;

export function tag(name: string, attributes: Attributes, children: readonly string[] = []) {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${short(value)}"`);
  return children.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

export function rect(box: Box, fill: string, more: Attributes = {}) {
  return tag('rect', { x: box.x, y: box.y, width: box.w, height: box.h, fill, ...more });
}

export type Box = { x: number; y: number; w: number; h: number };

export function box(x: number, y: number, size: { w: number; h: number }): Box {
  return { x, y, ...size };
}

export function circle(centre: Point, r: number, look: Attributes) {
  return tag('circle', { cx: centre[0], cy: centre[1], r, ...look });
}

export function line(from: Point, to: Point, look: Attributes) {
  return tag('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], fill: 'none', ...look });
}

export function path(d: string, look: Attributes) {
  return tag('path', { d, ...look });
}

export function polygon(points: readonly Point[], look: Attributes) {
  return path(`${straight(points)}Z`, look);
}

export function group(children: readonly string[], attributes: Attributes = {}) {
  return tag('g', attributes, children.length === 0 ? [''] : children);
}

/** What `children` show, cut to the outline `d`; `id` must be unique in the picture. */
export function clipped(id: string, d: string, children: readonly string[]) {
  const clip = tag('clipPath', { id }, [path(d, { 'clip-rule': 'evenodd' })]);
  return clip + group(children, { 'clip-path': `url(#${id})` });
}

export function straight(points: readonly Point[]) {
  return points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
}

/** A soft line through all points (Catmull–Rom written as Béziers). */
export function smooth(points: readonly Point[], ring: 'open' | 'closed' = 'open') {
  const count = points.length;
  const at = (index: number): Point => {
    const wrapped = ring === 'closed' ? (index + count) % count : clamp(index, 0, count - 1);
    return points[wrapped] ?? [0, 0];
  };
  const start = at(0);
  let d = `M${short(start[0])} ${short(start[1])}`;
  for (let index = 0; index < (ring === 'closed' ? count : count - 1); index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const out = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const back = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    d += `C${[...out, ...back, ...to].map(short).join(' ')}`;
  }
  return ring === 'closed' ? `${d}Z` : d;
}

/** Parallel strokes over a box at an angle in degrees: the family's shading. */
export function hatch(over: Box, gap: number, look: Attributes & { angle: number }) {
  const { angle, ...stroke } = look;
  const [cx, cy] = [over.x + over.w / 2, over.y + over.h / 2];
  const reach = Math.hypot(over.w, over.h) / 2;
  let d = '';
  for (let offset = -reach; offset <= reach; offset += gap) {
    d += `M${short(cx - reach)} ${short(cy + offset)}h${short(reach * 2)}`;
  }
  return path(d, { fill: 'none', transform: `rotate(${angle} ${cx} ${cy})`, ...stroke });
}

/** A part of a circle as a path; degrees run clockwise from three o’clock. */
export function arc(centre: Point, r: number, [from, to]: readonly [number, number]) {
  const [start, end] = [polar(centre, r, from), polar(centre, r, to)];
  const large = to - from > 180 ? 1 : 0;
  return `M${short(start[0])} ${short(start[1])}A${short(r)} ${short(r)} 0 ${large} 1 ${short(end[0])} ${short(end[1])}`;
}

export function polar(centre: Point, r: number, degrees: number): Point {
  const turn = (degrees * Math.PI) / 180;
  return [centre[0] + r * Math.cos(turn), centre[1] + r * Math.sin(turn)];
}

export function clamp(value: number, low: number, high: number) {
  return Math.min(high, Math.max(low, value));
}

export function range(count: number) {
  return Array.from({ length: count }, (_, index) => index);
}

function short(value: string | number) {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}
