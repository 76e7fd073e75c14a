/**
 * The dispatch order as a state machine: from an order, a command and what is known at that moment to the order after it, or to a refusal
 * (SPEC DI). Pure, so that a race is a matter of which command the store lets in first and of nothing else. Offering is in offer-order.ts.
 */
import type { DispatchOrder } from '../../contract/index.js';
import type { Outcome } from '../outcome.js';
import { amend } from './amend-order.js';
import { expire, withdraw } from './end-order.js';
import type { Decision, OrderCommand, OrderTools } from './order-command.js';
import { checkItem, declareReady } from './ready-convoy.js';
import { sign } from './sign-order.js';

export function decide(order: DispatchOrder, command: OrderCommand, tools: OrderTools): Outcome<Decision> {
  switch (command.kind) {
    case 'check':
      return checkItem(order, command, tools);
    case 'ready':
      return declareReady(order, command, tools);
    case 'sign':
      return sign(order, command, tools);
    case 'amend':
      return amend(order, command, tools);
    case 'withdraw':
      return withdraw(order, command, tools);
    case 'expire':
      return expire(order, tools);
    default:
      return command satisfies never;
  }
}
