/**
 * Where along a line is a position, and how far beside it? Each segment is laid flat around the position, which is exact enough where it
 * matters: near the line. The nearest segment gives both numbers.
 */
import { type Metres, metres } from '../units/index.js';
import { earthRadiusM, greatCircle, type Position } from './great-circle.js';

export interface LineIndex {
  readonly length: Metres;
  /** Nearest point of the line: how far beside, and what share (0 … 1) of the line lies before it. Equal distances: the earlier. */
  project(at: Position): { readonly off: Metres; readonly share: number };
}

const radians = Math.PI / 180;

/** Of at least one point; a line of one point has no length, and every position is at its share 0. */
export function createLineIndex(points: readonly Position[]): LineIndex {
  const [first] = points;
  if (first === undefined) throw new Error('a line needs at least one point, received none');
  const beforeM = new Float64Array(points.length);
  points.forEach((point, row) => {
    const last = points[row - 1];
    beforeM[row] = last === undefined ? 0 : (beforeM[row - 1] ?? 0) + greatCircle(last, point);
  });
  const length = beforeM[points.length - 1] ?? 0;
  return {
    length: metres(length),
    project(at) {
      const scale = earthRadiusM * radians;
      const widthOf = Math.cos(at.lat * radians) * scale;
      // metres east and north of the position; a difference of longitude goes the short way around
      const x = (point: Position): number => ((((point.lon - at.lon + 540) % 360) + 360) % 360) * widthOf - 180 * widthOf;
      const y = (point: Position): number => (point.lat - at.lat) * scale;
      let off = Math.hypot(x(first), y(first));
      let along = 0;
      for (let row = 1; row < points.length; row++) {
        const [a, b] = [points[row - 1] ?? first, points[row] ?? first];
        const [ax, ay] = [x(a), y(a)];
        const [dx, dy] = [x(b) - ax, y(b) - ay];
        const squared = dx * dx + dy * dy;
        const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
        const distance = Math.hypot(ax + share * dx, ay + share * dy);
        if (distance >= off) continue;
        off = distance;
        along = (beforeM[row - 1] ?? 0) + share * ((beforeM[row] ?? 0) - (beforeM[row - 1] ?? 0));
      }
      return { off: metres(off), share: length === 0 ? 0 : along / length };
    },
  };
}
