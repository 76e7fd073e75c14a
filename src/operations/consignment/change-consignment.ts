/** What may be changed about a consignment, by whom and when (SPEC CO4 to CO7). */
import { type Consignment, type ConsignmentState, renderCanonicalJson } from '../../contract/index.js';
import type { Outcome, Problem } from '../outcome.js';
import { done, listInWords, listRepeated, refuse, refuseForProblems } from '../refuse.js';
import { listParticularsProblems } from './check-particulars.js';
import { withWarnings } from './open-consignment.js';
import { hasRole } from './sight.js';

export type ConsignmentChange = { readonly version: number } & {
  readonly [K in 'state' | 'deadline' | 'papers' | 'goods' | 'units' | 'particulars']?: Consignment[K] | undefined;
};

const nextStates: Readonly<Record<ConsignmentState, readonly ConsignmentState[]>> = {
  draft: ['booked', 'cancelled'],
  booked: ['draft', 'under-way', 'cancelled'],
  'under-way': ['arrived'],
  arrived: ['closed'],
  closed: [],
  cancelled: [],
};

/** Nothing about it is ever changed again. */
export const isOver = ({ state }: Pick<Consignment, 'state'>): boolean => state === 'closed' || state === 'cancelled';

const mayChange = (consignment: Consignment, by: string | undefined, change: ConsignmentChange): boolean => {
  if (by === undefined || by === consignment.createdBy || hasRole(consignment, by, ['shipper', 'forwarder'])) return true;
  const { version: _, state, ...others } = change;
  const movesOnly = Object.values(others).every((value) => value === undefined);
  return movesOnly && (state === 'under-way' || state === 'arrived') && hasRole(consignment, by, ['carrier', 'railway']);
};

function listProblems(consignment: Consignment, { state, goods, units }: ConsignmentChange): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (at: string, sentence: string): void => void problems.push({ at, sentence });
  const allowed = nextStates[consignment.state];
  if (state !== undefined && state !== consignment.state && !allowed.includes(state)) {
    const next = allowed.length === 0 ? 'Nothing follows it.' : `From there it can become ${listInWords(allowed)}.`;
    add('state', `The consignment is ${consignment.state} and cannot become ${state}. ${next}`);
  }
  const { order } = consignment;
  // under way already: what is on board is what was released
  const fixed = order !== null || (consignment.state !== 'draft' && consignment.state !== 'booked');
  const why = order === null ? `It is ${consignment.state}` : `Order ${order} names it; amend or withdraw the order first`;
  const byOrder = order !== null && (consignment.state === 'draft' || consignment.state === 'booked');
  if (byOrder && state !== undefined && state !== consignment.state) add('state', `${why}: its state changes by that order only.`);
  if (fixed && goods !== undefined) add('goods', `${why}: its goods stay as they are.`);
  if (fixed && units !== undefined) add('units', `${why}: its load units stay as they are.`);
  return problems;
}

export function changeConsignment(consignment: Consignment, change: ConsignmentChange, by: string | undefined): Outcome<Consignment> {
  if (!mayChange(consignment, by, change))
    return refuse('not-yours', 'Only its shipper, its forwarder or who opened it changes a consignment; a carrier may set it under way or arrived.');
  if (change.version !== consignment.version)
    return refuse('stale', `You saw version ${change.version}; it is version ${consignment.version} now. Read it again, then change it.`);
  if (isOver(consignment)) return refuse('not-now', `The consignment is ${consignment.state}: it is not changed any more.`);
  const problems = listProblems(consignment, change);
  if (problems.length > 0) return { ...refuseForProblems('change', problems), because: 'not-now' };
  if (change.units !== undefined) {
    const twice = listRepeated(change.units, ({ id }) => id).map(({ index, key }) => ({
      at: `units[${index}].id`,
      sentence: `Load unit ${key} stands twice.`,
    }));
    if (change.units.length === 0) twice.push({ at: 'units', sentence: 'A consignment has at least one load unit.' });
    if (twice.length > 0) return refuseForProblems('change', twice);
  }
  // who gives papers or particulars anew has looked at what did not fit
  const { noLongerFits: _told, ...seen } = consignment;
  const changed: Consignment = {
    ...(change.papers === undefined && change.particulars === undefined ? consignment : seen),
    state: change.state ?? consignment.state,
    deadline: change.deadline === undefined ? consignment.deadline : change.deadline,
    papers: change.papers ?? consignment.papers,
    goods: change.goods ?? consignment.goods,
    units: change.units?.map(withWarnings) ?? consignment.units,
    ...(change.particulars === undefined ? {} : { particulars: change.particulars }),
  };
  const strange = change.particulars === undefined && change.units === undefined ? [] : listParticularsProblems(changed);
  if (strange.length > 0) return refuseForProblems('change', strange);
  // what is so already is not changed
  return done(renderCanonicalJson(changed) === renderCanonicalJson(consignment) ? consignment : { ...changed, version: consignment.version + 1 });
}
