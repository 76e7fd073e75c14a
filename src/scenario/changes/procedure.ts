/** What a border asks: its time and its fee, in one direction or in both. */
import type { Row } from '../../network/index.js';
import { type ChangeKind, type ChangeOf, refuseBoth, refuseOrder, requireSome } from '../change-kind.js';
import { scenarioSource } from '../network-draft.js';
import { readThing } from '../thing.js';
import { touchesOf } from '../touch.js';

const about = ['place'] as const;
type Change = ChangeOf<'procedure'>;

export const procedure: ChangeKind<Change> = {
  check: (change, names, report) => {
    requireSome(change, ['p50H', 'factor', 'feeUsd', 'feeFactor'], report);
    refuseBoth(change, ['p50H', 'p90H'], 'factor', report);
    refuseBoth(change, ['feeUsd'], 'feeFactor', report);
    refuseOrder(change.p50H, change.p90H, 'p90H', report);
    const thing = readThing(change.what, names, report, about);
    for (const id of thing?.ids ?? []) {
      const place = names.find('places', id);
      if (place !== undefined && !place.roles.includes('border') && !place.roles.includes('port') && !place.roles.includes('airport')) {
        report('scenario/target', 'what.place', `${id} is no border, port or airport: nothing is asked there.`);
      }
    }
    for (const field of ['fromCountry', 'toCountry'] as const) {
      const code = change[field];
      if (code !== undefined && !names.hasCountry(code)) report('scenario/unknown', field, `No place of this network is in the country “${code}”.`);
    }
    const way = `${change.fromCountry ?? '*'}>${change.toCountry ?? '*'}`;
    const narrowed = thing === undefined ? undefined : { ...thing, ids: thing.ids.map((id) => `${id} ${way}`) };
    const time = change.p50H === undefined ? undefined : JSON.stringify([change.p50H, change.p90H]);
    return [
      ...((change.p50H ?? change.factor) === undefined ? [] : touchesOf(narrowed, 'time', time)),
      ...((change.feeUsd ?? change.feeFactor) === undefined
        ? []
        : touchesOf(narrowed, 'fee', change.feeUsd === undefined ? undefined : String(change.feeUsd))),
    ];
  },
  amend: (change, draft, { why }) => {
    for (const row of draft.stepsAt(draft.thing(change.what, about))) {
      const step = draft.steps[row];
      if (step?.kind !== 'procedure') continue;
      if (change.fromCountry !== undefined && step.fromCountry !== change.fromCountry) continue;
      if (change.toCountry !== undefined && step.toCountry !== change.toCountry) continue;
      draft.editRows('procedures', row, (cells) => ({ ...cellsOf(cells, change), ...scenarioSource(cells, why) }));
    }
  },
};

const cellsOf = (cells: Row<'procedures'>, change: Change): Partial<Row<'procedures'>> => ({
  p50_h: change.p50H ?? cells.p50_h * (change.factor ?? 1),
  p90_h: change.p90H ?? cells.p90_h * (change.factor ?? 1),
  fee_usd: change.feeUsd ?? cells.fee_usd * (change.feeFactor ?? 1),
});
