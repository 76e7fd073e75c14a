/**
 * More or less capacity. The capacity columns change, which flows (assign, simulate) read; with `utilisation`, the share of today's
 * capacity that is used today, the mean wait in the queue changes as in a queue M/M/1: W = ρ / (μ (1 − ρ)), so that at `factor` k
 * it is W' / W = (1 − ρ) / (k² (1 − ρ / k)) (D. Gross, C. M. Harris, "Fundamentals of Queueing Theory", section 2.2).
 * Queues are the dwell rows of yards and changes of gauge; at a road crossing the procedure is the queue, since the tables keep no other.
 */
import type { ChangeKind, ChangeOf } from '../change-kind.js';
import { type NetworkDraft, scenarioSource } from '../network-draft.js';
import { readThing, type Thing } from '../thing.js';
import { touchesOf } from '../touch.js';

const about = ['place', 'service'] as const;

/** How many times its mean a wait takes when capacity is multiplied; Infinity when more comes than is served. */
export const waitFactor = (capacityFactor: number, utilisation: number): number =>
  utilisation >= capacityFactor ? Infinity : (1 - utilisation) / (capacityFactor ** 2 * (1 - utilisation / capacityFactor));

export const capacity: ChangeKind<ChangeOf<'capacity'>> = {
  check: (change, names, report) => {
    const { factor, utilisation } = change;
    const thing = readThing(change.what, names, report, about);
    if (factor === 1) report('scenario/no-effect', 'factor', 'A factor of 1 changes nothing.');
    if (utilisation !== undefined && thing?.kind === 'service') {
      report('scenario/values', 'utilisation', 'The wait for a service is changed by “change-service”; “utilisation” is of a place.');
    }
    if (utilisation !== undefined && waitFactor(factor, utilisation) === Infinity) {
      const message = `With ${Math.round(factor * 100)} % of the capacity and ${Math.round(utilisation * 100)} % of it used today, more comes than can be served: the queue grows without end.`;
      report('scenario/overload', 'utilisation', message);
    }
    return [...touchesOf(thing, 'capacity', undefined), ...(utilisation === undefined ? [] : touchesOf(thing, 'wait', undefined))];
  },
  amend: (change, draft, { why }) => {
    const thing = draft.thing(change.what, about);
    if (thing.kind === 'service') scaleServices(draft, thing, change.factor, why);
    else scalePlaces(draft, thing, change.factor, why);
    if (thing.kind === 'place' && change.utilisation !== undefined) scaleWaits(draft, thing, waitFactor(change.factor, change.utilisation), why);
  },
};

const scaleServices = (draft: NetworkDraft, thing: Thing, factor: number, why: string): void => {
  for (const [row, cells] of draft.tables.rows('services').entries()) {
    if (!thing.ids.includes(cells.id) || cells.capacity === undefined) continue;
    draft.tables.patch('services', row, { capacity: cells.capacity * factor, ...scenarioSource(cells, why) });
  }
};

const scalePlaces = (draft: NetworkDraft, thing: Thing, factor: number, why: string): void => {
  const times = (value: number | undefined) => (value === undefined ? undefined : value * factor);
  for (const [row, cells] of draft.tables.rows('terminals').entries()) {
    if (!thing.ids.includes(cells.place) || (cells.capacity_teu_y ?? cells.capacity_t_y) === undefined) continue;
    const { capacity_teu_y, capacity_t_y } = cells;
    draft.tables.patch('terminals', row, { capacity_teu_y: times(capacity_teu_y), capacity_t_y: times(capacity_t_y), ...scenarioSource(cells, why) });
  }
  for (const row of draft.stepsAt(thing)) {
    draft.editRows('operations', row, (cells) =>
      cells.capacity_per_day === undefined ? undefined : { capacity_per_day: times(cells.capacity_per_day), ...scenarioSource(cells, why) },
    );
  }
};

const scaleWaits = (draft: NetworkDraft, thing: Thing, by: number, why: string): void => {
  for (const row of draft.stepsAt(thing)) {
    const step = draft.steps[row];
    const longer = (cells: { readonly p50_h: number; readonly p90_h: number; readonly source: string }) => ({
      p50_h: cells.p50_h * by,
      p90_h: cells.p90_h * by,
      ...scenarioSource(cells, why),
    });
    draft.editRows('operations', row, (cells) => (cells.kind === 'dwell' ? longer(cells) : undefined));
    if (step?.kind === 'procedure' && step.mode === 'road') draft.editRows('procedures', row, longer);
  }
};
