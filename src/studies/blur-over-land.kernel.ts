/**
 * A field over land, rounded: each round is the mean of a cell and its neighbours by the weights 1, 2, 1, first along the rows, then along the columns.
 * Water has no say, so that a shore does not pull at what lies behind it.
 *
 * Bounds: `cell` ± `step` is read only where `at` ± 1 lies in [0, length).
 */
import type { LandGrid } from './land-grid.js';

export function blurOverLand({ columns, rows, land }: LandGrid, field: Float64Array, rounds: number): Float64Array {
  let from = field.slice();
  let to = new Float64Array(field.length);
  const pass = (across: number, length: number, step: number, acrossStep: number): void => {
    for (let line = 0; line < across; line++) {
      for (let at = 0; at < length; at++) {
        const cell = line * acrossStep + at * step;
        let sum = 2 * from[cell]!;
        let weight = 2;
        if (land[cell] === 1) {
          if (at > 0 && land[cell - step] === 1) {
            sum += from[cell - step]!;
            weight++;
          }
          if (at + 1 < length && land[cell + step] === 1) {
            sum += from[cell + step]!;
            weight++;
          }
        }
        to[cell] = sum / weight;
      }
    }
    [from, to] = [to, from];
  };
  for (let round = 0; round < rounds; round++) {
    pass(rows, columns, 1, columns);
    pass(columns, rows, columns, 1);
  }
  return from;
}
