/** An emission factor, by the id of its row. */
import { type ChangeKind, type ChangeOf, refuseBoth, requireSome } from '../change-kind.js';
import { scenarioSource } from '../network-draft.js';
import { requireId } from '../thing.js';

export const emission: ChangeKind<ChangeOf<'emission'>> = {
  check: (change, names, report) => {
    requireSome(change, ['wttG', 'ttwG', 'factor'], report);
    refuseBoth(change, ['wttG', 'ttwG'], 'factor', report);
    for (const id of change.id) requireId('emission_factors', id, 'id', names, report);
    const set = (change.wttG ?? change.ttwG) === undefined ? undefined : JSON.stringify([change.wttG, change.ttwG]);
    return change.id.map((id) => ({ thing: `emission factor:${id}`, attribute: 'emission', set }));
  },
  amend: (change, draft, { why }) => {
    for (const [row, cells] of draft.tables.rows('emission_factors').entries()) {
      if (!change.id.includes(cells.id)) continue;
      const by = change.factor ?? 1;
      draft.tables.patch('emission_factors', row, {
        wtt_g: change.wttG ?? cells.wtt_g * by,
        ttw_g: change.ttwG ?? cells.ttw_g * by,
        ...scenarioSource(cells, why),
      });
    }
  },
};
