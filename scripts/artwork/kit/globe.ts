/** A ball of cells: a grid over the sphere, each cell tinted by the field at its place. */
import { clamp, type Point, polygon, range } from './shapes.ts';

export type Globe = {
  centre: Point;
  r: number;
  /** Degrees: the latitude and longitude that face the reader. */
  facing: Point;
  cell: number;
  tint: (latitude: number, longitude: number) => string;
  stroke: string;
};

export function globe(ball: Globe) {
  const { cell, tint, stroke } = ball;
  return range(180 / cell).flatMap((row) =>
    range(360 / cell).flatMap((column) => {
      const [south, west] = [row * cell - 90, column * cell - 180];
      const corners = [
        place(ball, south, west),
        place(ball, south, west + cell),
        place(ball, south + cell, west + cell),
        place(ball, south + cell, west),
      ];
      if (corners.every((corner) => corner.depth < 0)) return [];
      const points = corners.map(({ at }) => at);
      const fill = tint(south + cell / 2, west + cell / 2);
      return [polygon(points, { fill, stroke, 'stroke-width': 2, 'stroke-linejoin': 'round' })];
    }),
  );
}

/** Seen from far away; a place behind the edge is pressed onto it. */
function place({ centre, r, facing }: Globe, latitude: number, longitude: number) {
  const [phi, lambda] = [radians(clamp(latitude, -90, 90)), radians(longitude - facing[1])];
  const tilt = radians(facing[0]);
  const x = Math.cos(phi) * Math.sin(lambda);
  const y = Math.cos(tilt) * Math.sin(phi) - Math.sin(tilt) * Math.cos(phi) * Math.cos(lambda);
  const depth = Math.sin(tilt) * Math.sin(phi) + Math.cos(tilt) * Math.cos(phi) * Math.cos(lambda);
  const out = depth < 0 ? 1 / Math.hypot(x, y) : 1;
  const at: Point = [centre[0] + x * out * r, centre[1] - y * out * r];
  return { at, depth };
}

function radians(degrees: number) {
  return (degrees * Math.PI) / 180;
}
