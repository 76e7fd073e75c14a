/** Everything that moves over it, or is handled at it, takes so many times its time. */
import { RUN } from '../../network/index.js';
import type { ChangeKind, ChangeOf } from '../change-kind.js';
import type { NetworkDraft } from '../network-draft.js';
import { scenarioSource } from '../network-draft.js';
import { readThing, type Thing } from '../thing.js';
import { touchesOf } from '../touch.js';
import { shareOf, usesOf } from '../uses.js';

const about = ['link', 'place', 'service', 'country', 'mode', 'passage'] as const;

export const slow: ChangeKind<ChangeOf<'slow'>> = {
  check: (change, names, report) => {
    if (change.factor === 1) report('scenario/no-effect', 'factor', 'A factor of 1 changes nothing.');
    return touchesOf(readThing(change.what, names, report, about), 'time', undefined);
  },
  amend: (change, draft, { why }) => {
    const thing = draft.thing(change.what, about);
    if (thing.kind === 'place') slowPlace(draft, thing, change.factor, why);
    else slowMoving(draft, thing, change.factor, why);
  },
};

const slowPlace = (draft: NetworkDraft, thing: Thing, factor: number, why: string): void => {
  for (const row of draft.stepsAt(thing)) {
    for (const table of ['operations', 'procedures'] as const) {
      draft.editRows(table, row, (cells) => ({ p50_h: cells.p50_h * factor, p90_h: cells.p90_h * factor, ...scenarioSource(cells, why) }));
    }
  }
};

/** An item that is touched in part takes `1 + (factor − 1) × share of its way`; what runs as one takes its links as they come. */
const slowMoving = (draft: NetworkDraft, thing: Thing, factor: number, why: string): void => {
  const { network } = draft;
  const uses = usesOf(network, thing);
  const rides = new Map<number, number>();
  for (let item = 0; item < network.items.count; item++) {
    const row = draft.refOf(item);
    const moves = network.items.kind[item] === RUN;
    const run = moves ? draft.runClasses[row] : undefined;
    const step = moves ? undefined : draft.steps[row];
    if (run === undefined && step?.kind !== 'ride') continue;
    const share = shareOf(network, item, uses, run !== undefined ? uses.run(run) : step !== undefined && uses.step(step));
    if (share === 0) continue;
    const by = 1 + (factor - 1) * share;
    if (moves) draft.slowRun(item, by, why);
    else rides.set(row, by);
  }
  // a ride stands once in the steps however many arcs take it
  for (const [row, by] of rides) {
    const step = draft.steps[row];
    if (step?.kind === 'ride') draft.replaceStep(row, { ...step, p50S: step.p50S * by, p90S: step.p90S * by });
  }
};
