/** Weights for trees that know no clock: what a scenario shuts without an end is closed to them from the start. */
import type { Network } from '../network/index.js';

/** The column itself where there is no such closure. Rows: arcs. */
export const openWeights = ({ shut }: Network, column: Float64Array): Float64Array => {
  const endless = [...(shut?.spells ?? [])].filter(([, spells]) => spells.some(({ toMs }) => toMs === Infinity)).map(([arc]) => arc);
  if (endless.length === 0) return column;
  const open = column.slice();
  for (const arc of endless) open[arc] = Infinity;
  return open;
};
