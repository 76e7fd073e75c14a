/** Weights for trees that know no clock: what a scenario shuts without an end, and the boarding of a service out of its season, is closed to them. */
import { type BoardStep, type Network, RUN } from '../network/index.js';
import { runsPerWeek } from '../planning/index.js';
import type { Instant } from '../units/index.js';

/** The column itself where nothing is closed to who departs then. Rows: arcs. */
export const openWeights = (network: Network, column: Float64Array, departAt: Instant): Float64Array => {
  const endless = [...(network.shut?.spells ?? [])].filter(([, spells]) => spells.some(({ toMs }) => toMs === Infinity)).map(([arc]) => arc);
  const closed = [...endless, ...listOutOfSeason(network, departAt)];
  if (closed.length === 0) return column;
  const open = column.slice();
  for (const arc of closed) open[arc] = Infinity;
  return open;
};

/** Arcs that board a service by timetable which does not run in the weeks after. */
const listOutOfSeason = (network: Network, departAt: Instant): readonly number[] => {
  const known = lastAsked.get(network);
  if (known?.departAt === departAt) return known.arcs;
  const arcs = [...listTimetabled(network)].flatMap(([step, boarding]) => (runsPerWeek(network, step, departAt) > 0 ? [] : boarding));
  lastAsked.set(network, { departAt, arcs });
  return arcs;
};

const lastAsked = new WeakMap<Network, { readonly departAt: Instant; readonly arcs: readonly number[] }>();

const listTimetabled = ({ arcs, items, steps }: Network): Map<BoardStep, number[]> => {
  const boarding = new Map<BoardStep, number[]>();
  if (!steps.some((step) => step.kind === 'board' && step.departures.length > 0)) return boarding;
  for (let arc = 0; arc < arcs.count; arc++) {
    for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0); item++) {
      const step = items.kind[item] === RUN ? undefined : steps[items.ref[item] ?? 0];
      if (step?.kind === 'board' && step.departures.length > 0) boarding.set(step, [...(boarding.get(step) ?? []), arc]);
    }
  }
  return boarding;
};
