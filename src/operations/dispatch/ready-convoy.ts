/** Checklist items and the word “ready” of a convoy's party (SPEC DI4, DI5). */
import type { Convoy, DispatchOrder, Readiness } from '../../contract/index.js';
import { momentOf } from '../moment.js';
import type { Outcome, Refused } from '../outcome.js';
import { done, listInWords, refuse } from '../refuse.js';
import type { CommandOf, Decision, OrderTools } from './order-command.js';
import { refuseEnded } from './order-state.js';

const findConvoy = (order: DispatchOrder, id: string): Convoy | undefined => order.content.convoys.find((convoy) => convoy.id === id);

const readinessOf = (order: DispatchOrder, convoy: Convoy): Readiness => {
  const found = order.readiness.find((one) => one.convoy === convoy.id);
  if (found === undefined) throw new Error(`order ${order.id} has no readiness of its convoy ${convoy.id}`);
  return found;
};

const withReadiness = (order: DispatchOrder, changed: Readiness): Decision => ({
  order: { ...order, readiness: order.readiness.map((one) => (one.convoy === changed.convoy ? changed : one)) },
  lines: ['order.checked'],
});

/** Why this party may not touch the readiness of this convoy now. */
function refuseTouch(order: DispatchOrder, convoy: Convoy, by: string | undefined, { now }: OrderTools): Refused | undefined {
  if (convoy.party !== by) return refuse('not-yours', `Convoy “${convoy.name}” is readied by ${convoy.party}.`);
  return refuseEnded(order, now);
}

export function checkItem(order: DispatchOrder, { by, convoy: id, item, done: isDone }: CommandOf<'check'>, tools: OrderTools): Outcome<Decision> {
  const convoy = findConvoy(order, id);
  if (convoy === undefined) return refuse('unknown', `The order has no convoy “${id}”.`);
  const refused = refuseTouch(order, convoy, by, tools);
  if (refused !== undefined) return refused;
  const readiness = readinessOf(order, convoy);
  const check = readiness.checks.find((one) => one.item === item);
  if (check === undefined) return refuse('unknown', `The checklist of convoy “${convoy.name}” has no item “${item}”.`);
  if (check.done === isDone) return done({ order, lines: [] });
  if (order.signatures.length > 0)
    return refuse('not-now', 'The order has a signature: what was ready then stays so. The issuer can amend or withdraw the order.');
  const checks = readiness.checks.map((one) => (one === check ? { item, done: isDone, by: by ?? null, at: momentOf(tools.now) } : one));
  return done(withReadiness(order, isDone ? { ...readiness, checks } : { ...readiness, checks, ready: false, declaredAt: null }));
}

export function declareReady(order: DispatchOrder, { by, convoy: id }: CommandOf<'ready'>, tools: OrderTools): Outcome<Decision> {
  const convoy = findConvoy(order, id);
  if (convoy === undefined) return refuse('unknown', `The order has no convoy “${id}”.`);
  const refused = refuseTouch(order, convoy, by, tools);
  if (refused !== undefined) return refused;
  const readiness = readinessOf(order, convoy);
  if (readiness.ready) return done({ order, lines: [] });
  const open = readiness.checks.filter((one) => !one.done).map(({ item }) => convoy.checklist.find((one) => one.id === item)?.text ?? item);
  if (open.length > 0)
    return refuse('not-now', `Convoy “${convoy.name}” is not ready: still to be done: ${listInWords(open.map((text) => `“${text}”`))}.`);
  return done(withReadiness(order, { ...readiness, ready: true, declaredAt: momentOf(tools.now) }));
}
