/** Questions about the state of an order that several commands ask (SPEC DI1, DI11). */
import type { DispatchOrder } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';
import { instantOf } from '../moment.js';
import type { Refused } from '../outcome.js';
import { refuse } from '../refuse.js';

/** Whether the clock has passed the end of the window: from then on nobody changes the order. */
export const isWindowOver = ({ content }: DispatchOrder, now: Instant): boolean => now > instantOf(content.window.closesAt);

export const isOpen = ({ state }: Pick<DispatchOrder, 'state'>): boolean => state === 'offered' || state === 'countersigned' || state === 'amended';

/** Why nothing can be done with it any more; undefined while it is open. */
export function refuseEnded(order: DispatchOrder, now: Instant): Refused | undefined {
  const { state, content } = order;
  if (state === 'in-force') return refuse('not-now', `The order is in force since ${order.inForceAt}; it can no longer be changed.`);
  if (state === 'withdrawn') return refuse('not-now', `The order was withdrawn: ${order.withdrawn?.because ?? ''} Offer a new one.`);
  if (state === 'expired' || isWindowOver(order, now))
    return refuse('not-now', `The window closed at ${content.window.closesAt} and the order was not in force by then. Offer a new one.`);
  return undefined;
}
