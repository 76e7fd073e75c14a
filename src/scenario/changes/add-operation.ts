/** Something that a place can newly do: a change of gauge, a lift. */
import { type ChangeKind, type ChangeOf, refuseOrder } from '../change-kind.js';
import { requireId } from '../thing.js';

export const addOperation: ChangeKind<ChangeOf<'add-operation'>> = {
  check: ({ operation }, names, report) => {
    requireId('places', operation.place, 'operation.place', names, report);
    refuseOrder(operation.p50H, operation.p90H, 'operation.p90H', report);
    const change = operation.operation === 'transload' || operation.operation === 'bogie_change';
    const rails = operation.fromLayer.startsWith('rail') && operation.toLayer.startsWith('rail');
    if (change && (!rails || operation.fromLayer === operation.toLayer)) {
      report('scenario/values', 'operation.toLayer', 'A change of gauge goes from one rail layer to another.');
    }
    if (!names.add('operations', operation.id)) report('scenario/duplicate', 'operation.id', `There is an operation “${operation.id}” already.`);
    return [];
  },
  rebuild: ({ operation }, draft, why) => {
    draft.append('operations', {
      id: operation.id,
      scope: `place:${operation.place}`,
      from_layer: operation.fromLayer,
      to_layer: operation.toLayer,
      kind: operation.operation,
      cargo: operation.cargo,
      p50_h: operation.p50H,
      p90_h: operation.p90H,
      cost_usd: operation.costUsd,
      per: 'unit',
      co2e_wtt_kg: 0,
      co2e_ttw_kg: 0,
      co2e_per: 't',
      capacity_per_day: operation.perDay,
      opens_h: undefined,
      closes_h: undefined,
      year: undefined,
      source: `scenario: ${why}`,
      basis: 'assumed',
    });
  },
};
