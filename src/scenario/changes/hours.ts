/** Opening hours, local time: of all that is handled or let pass at a place. */
import type { ChangeKind, ChangeOf } from '../change-kind.js';
import { scenarioSource } from '../network-draft.js';
import { readThing } from '../thing.js';
import { touchesOf } from '../touch.js';

const about = ['place'] as const;

export const hours: ChangeKind<ChangeOf<'hours'>> = {
  check: (change, names, report) => {
    const { opensH, closesH } = change;
    if (opensH === closesH) report('scenario/values', 'closesH', 'It closes when it opens; for always open give 0 and 24.');
    return touchesOf(readThing(change.what, names, report, about), 'hours', `${opensH}-${closesH}`);
  },
  amend: (change, draft, { why }) => {
    const cellsOf = (cells: { readonly source: string }) => ({ opens_h: change.opensH, closes_h: change.closesH, ...scenarioSource(cells, why) });
    for (const row of draft.stepsAt(draft.thing(change.what, about))) {
      for (const table of ['operations', 'procedures'] as const) draft.editRows(table, row, cellsOf);
    }
  },
};
