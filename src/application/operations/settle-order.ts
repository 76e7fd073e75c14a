/** Writes an order after a change, with what the change does to its consignments: bound, freed, released (SPEC CO9, DI8 to DI11). */
import type { DispatchOrder, LogKind } from '../../contract/index.js';
import { bindConsignment, freeConsignment, listOrderConsignments, releaseConsignment } from '../../operations/index.js';
import type { Change } from './change-lane.js';
import { putConsignment, putOrder } from './desk-context.js';

const holds = ({ state }: DispatchOrder): boolean => state !== 'withdrawn' && state !== 'expired';

export interface OrderChange {
  /** Undefined: it is offered. */
  readonly before: DispatchOrder | undefined;
  readonly order: DispatchOrder;
  readonly lines: readonly LogKind[];
  readonly by: string | undefined;
}

export async function settleOrder(change: Change, { before, order, lines, by }: OrderChange): Promise<void> {
  const { store, record, look } = change;
  await putOrder(store, order);
  for (const kind of lines) record(kind, by ?? null, order.id, order);
  const bound = before === undefined ? [] : listOrderConsignments(before.content);
  const wanted = holds(order) ? listOrderConsignments(order.content) : [];
  // who offers, readies or signs it takes part in what it names: being written into it by others is no act (SPEC TR11)
  if (by !== undefined && wanted.length > 0) await store.addReporters(by, wanted);
  const isReleased = order.state === 'in-force' && before?.state !== 'in-force';
  for (const id of new Set([...bound, ...wanted])) {
    const found = await store.consignment(id);
    if (found === undefined) throw new Error(`order ${order.id} names consignment ${id}, which is not in the store`);
    const held = wanted.includes(id) ? (bound.includes(id) ? found : bindConsignment(found, order.id)) : freeConsignment(found);
    const consignment = isReleased ? releaseConsignment(held) : held;
    // an amended order may have other participants, who see its consignments, so each is put again
    if (consignment !== found || order.content !== before?.content) await putConsignment(store, consignment, { order });
    if (consignment === found) continue;
    record('consignment.changed', null, id, consignment);
    look(id);
  }
}
