/**
 * Where names go on a map: greedy, most important first, each at the best of twelve seats round its point. A seat that covers another
 * name or a point, or leaves the frame, is not taken; covering a line costs. A name without a seat is left out, unless it must stand.
 */
import { type Box, contains, overlap, textWidth } from './svg.js';

export interface Labelled {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** Pixels of the mark that the name must keep clear of. */
  readonly radius: number;
  /** Kept even when every seat is bad. */
  readonly must: boolean;
}

export interface SeatedLabel {
  readonly label: Labelled;
  readonly box: Box;
  readonly x: number;
  /** Base line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Direction, and how much worse than the one before: right of the point first, as cartographers do (Imhof 1975). */
const seats: readonly (readonly [number, number, number])[] = [
  [1, 0, 0],
  [1, -0.7, 0.4],
  [1, 0.7, 0.5],
  [-1, 0, 1],
  [-1, -0.7, 1.2],
  [-1, 0.7, 1.3],
  [0, -1, 1.4],
  [0, 1, 1.6],
  [1, -1.6, 3],
  [1, 1.6, 3],
  [-1, -1.6, 3.4],
  [-1, 1.6, 3.4],
];

export interface Obstacles {
  readonly frame: Box;
  /** Boxes that no name may cover. */
  readonly taken: readonly Box[];
  /** Points along the lines. */
  readonly linePoints: readonly (readonly [number, number])[];
  /** What covering one of them costs; 100 leaves a name out. */
  readonly crossingCost: number;
}

export function seatLabels(labels: readonly Labelled[], obstacles: Obstacles): readonly SeatedLabel[] {
  const marks = labels.map(({ x, y, radius }): Box => ({ x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius }));
  const seated: SeatedLabel[] = [];
  for (const label of labels) {
    const best = bestSeat(label, obstacles, [...obstacles.taken, ...marks, ...seated.map(({ box }) => box)]);
    if (best !== undefined) seated.push(best);
  }
  return seated;
}

function bestSeat(label: Labelled, { frame, linePoints, crossingCost }: Obstacles, taken: readonly Box[]): SeatedLabel | undefined {
  let best: SeatedLabel | undefined;
  let least = label.must ? Number.POSITIVE_INFINITY : 100;
  for (const [dx, dy, extra] of seats) {
    const candidate = seat(label, dx, dy);
    const covered = taken.filter((box) => overlap(candidate.box, box)).length + (contains(frame, candidate.box) ? 0 : 3);
    const crossed = linePoints.filter(([x, y]) => overlap(candidate.box, { x0: x - 1, y0: y - 1, x1: x + 1, y1: y + 1 })).length;
    const cost = covered * 100 + crossed * crossingCost + extra;
    if (cost >= least) continue;
    least = cost;
    best = candidate;
  }
  return best;
}

function seat(label: Labelled, dx: number, dy: number): SeatedLabel {
  const width = textWidth(label.text, label.size) * (label.bold ? 1.16 : 1.04);
  const height = label.size * 1.05;
  const clear = label.radius + 3;
  const x = label.x + (dx === 0 ? 0 : dx * clear);
  const middle = label.y + (dx === 0 ? dy * (clear + height / 2) : dy * (clear * 0.6 + height / 2));
  const x0 = dx > 0 ? x : dx < 0 ? x - width : x - width / 2;
  const box = { x0, y0: middle - height / 2, x1: x0 + width, y1: middle + height / 2 };
  return { label, box, x, y: middle + label.size * 0.35, anchor: dx > 0 ? 'start' : dx < 0 ? 'end' : 'middle' };
}
