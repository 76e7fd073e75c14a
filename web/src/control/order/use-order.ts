/** The order that the address names; without a name, the newest. */
import type { DispatchOrder } from '../../../../src/contract/index.js';
import { useControl } from '../control-context.js';

export function useOrder(): DispatchOrder | undefined {
  const { address, board } = useControl();
  if (address.order !== undefined) return board.orders.get(address.order);
  return [...board.orders.values()].sort((a, b) => Date.parse(b.content.issuedAt) - Date.parse(a.content.issuedAt))[0];
}
