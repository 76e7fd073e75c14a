/** A price per kilometre, unit or tonne, by the id of its row. */
import { type ChangeKind, type ChangeOf, refuseBoth, requireSome } from '../change-kind.js';
import { scenarioSource } from '../network-draft.js';
import { requireId } from '../thing.js';

export const tariff: ChangeKind<ChangeOf<'tariff'>> = {
  check: (change, names, report) => {
    requireSome(change, ['usd', 'factor'], report);
    refuseBoth(change, ['usd'], 'factor', report);
    for (const id of change.id) requireId('tariffs', id, 'id', names, report);
    return change.id.map((id) => ({ thing: `tariff:${id}`, attribute: 'price', set: change.usd === undefined ? undefined : String(change.usd) }));
  },
  amend: (change, draft, { why }) => {
    for (const [row, cells] of draft.tables.rows('tariffs').entries()) {
      if (!change.id.includes(cells.id)) continue;
      const fixed = cells.fixed_usd === undefined ? {} : { fixed_usd: cells.fixed_usd * (change.factor ?? 1) };
      draft.tables.patch('tariffs', row, { usd: change.usd ?? cells.usd * (change.factor ?? 1), ...fixed, ...scenarioSource(cells, why) });
    }
  },
};
