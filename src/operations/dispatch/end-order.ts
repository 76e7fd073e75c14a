/** How an order ends without ever being in force: its issuer withdraws it, or its window closes (SPEC DI10, DI11). */
import type { DispatchOrder } from '../../contract/index.js';
import { momentOf } from '../moment.js';
import type { Outcome } from '../outcome.js';
import { done, refuse } from '../refuse.js';
import type { CommandOf, Decision, OrderTools } from './order-command.js';
import { isOpen, isWindowOver, refuseEnded } from './order-state.js';

export function withdraw(order: DispatchOrder, { by, because }: CommandOf<'withdraw'>, { now }: OrderTools): Outcome<Decision> {
  const { issuedBy } = order.content;
  if (by === undefined || by !== issuedBy) return refuse('not-yours', `Only ${issuedBy}, who issued the order, withdraws it.`);
  const refused = refuseEnded(order, now);
  if (refused !== undefined) return refused;
  return done({ order: { ...order, state: 'withdrawn', withdrawn: { by, at: momentOf(now), because } }, lines: ['order.withdrawn'] });
}

/** Nothing to do before the window is over, or when the order has ended already. */
export const expire = (order: DispatchOrder, { now }: OrderTools): Outcome<Decision> =>
  isOpen(order) && isWindowOver(order, now) ? done({ order: { ...order, state: 'expired' }, lines: ['order.expired'] }) : done({ order, lines: [] });
