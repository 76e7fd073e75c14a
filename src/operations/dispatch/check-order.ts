/** Every problem of an order that somebody wants to offer or to put in place of another, each with its place (SPEC DI3). */
import type { Consignment, Convoy, NewOrder } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';
import { instantOf } from '../moment.js';
import type { Problem } from '../outcome.js';
import { listRepeated } from '../refuse.js';

export interface OrderFacts {
  readonly now: Instant;
  readonly isParty: (id: string) => boolean;
  /** Those that the issuer sees, by id. */
  readonly consignments: ReadonlyMap<string, Consignment>;
  /** The order itself when it is amended: what it binds already is free for it. */
  readonly order: string | undefined;
}

type Add = (at: string, sentence: string) => void;

function checkConvoy(convoy: Convoy, at: string, { isParty, consignments, order }: OrderFacts, add: Add): void {
  if (!isParty(convoy.party)) add(`${at}.party`, `There is no party “${convoy.party}”; add it first.`);
  for (const { index, key } of listRepeated(convoy.checklist, ({ id }) => id)) add(`${at}.checklist[${index}].id`, `Item “${key}” stands twice.`);
  for (const { index, key } of listRepeated(convoy.consignments, (id) => id)) add(`${at}.consignments[${index}]`, `Consignment ${key} stands twice.`);
  for (const [i, id] of convoy.consignments.entries()) {
    const consignment = consignments.get(id);
    if (consignment === undefined) add(`${at}.consignments[${i}]`, `There is no consignment ${id} that you see.`);
    else if (consignment.order !== null && consignment.order !== order)
      add(`${at}.consignments[${i}]`, `Consignment ${id} is in order ${consignment.order}; a consignment is in one order only.`);
    else if (consignment.state !== 'booked')
      add(`${at}.consignments[${i}]`, `Consignment ${id} is ${consignment.state}; only a booked one can be put in an order.`);
  }
  const known = convoy.consignments.flatMap((id) => consignments.get(id) ?? []);
  if (known.length < convoy.consignments.length || known.length === 0) return;
  const carried = new Set(known.flatMap(({ units }) => units.map(({ id }) => id)));
  for (const [i, unit] of convoy.units.entries())
    if (!carried.has(unit)) add(`${at}.units[${i}]`, `Load unit ${unit} is in no consignment of convoy “${convoy.name}”.`);
}

export function checkOrder(content: NewOrder, facts: OrderFacts): readonly Problem[] {
  const problems: Problem[] = [];
  const add: Add = (at, sentence) => void problems.push({ at, sentence });
  const { convoys, signatories, window } = content;
  for (const [i, convoy] of convoys.entries()) checkConvoy(convoy, `convoys[${i}]`, facts, add);
  for (const { index, key } of listRepeated(convoys, ({ id }) => id)) add(`convoys[${index}].id`, `Convoy “${key}” stands twice.`);
  const units = convoys.flatMap((convoy, i) => convoy.units.map((unit, j) => ({ unit, at: `convoys[${i}].units[${j}]` })));
  for (const { index, key } of listRepeated(units, ({ unit }) => unit))
    add(units[index]?.at ?? 'convoys', `Load unit ${key} stands twice in the order.`);
  for (const [i, party] of signatories.entries()) if (!facts.isParty(party)) add(`signatories[${i}]`, `There is no party “${party}”; add it first.`);
  for (const { index, key } of listRepeated(signatories, (id) => id)) add(`signatories[${index}]`, `Signatory “${key}” stands twice.`);
  if (instantOf(window.closesAt) <= instantOf(window.opensAt)) add('window.closesAt', 'The window closes before it opens.');
  else if (instantOf(window.closesAt) <= facts.now) add('window.closesAt', 'The window is over already; give one that closes later than now.');
  return problems;
}

/** Each consignment that the order releases, once. */
export const listOrderConsignments = ({ convoys }: Pick<NewOrder, 'convoys'>): readonly string[] => [
  ...new Set(convoys.flatMap(({ consignments }) => consignments)),
];
