/** Every problem of a consignment that somebody wants to open, each with its place (SPEC CO1). */
import type { NewConsignment } from '../../contract/index.js';
import type { Problem } from '../outcome.js';
import { listRepeated } from '../refuse.js';
import { listParticularsProblems } from './check-particulars.js';

export function checkConsignment(given: NewConsignment, isParty: (id: string) => boolean): readonly Problem[] {
  const { parties, units, itinerary } = given;
  const problems: Problem[] = [];
  const add = (at: string, sentence: string): void => void problems.push({ at, sentence });
  for (const role of ['shipper', 'consignee'] as const) {
    const count = parties.filter((one) => one.role === role).length;
    if (count !== 1) add('parties', `A consignment has exactly one ${role}; this one has ${count}.`);
  }
  for (const [i, { party }] of parties.entries()) if (!isParty(party)) add(`parties[${i}].party`, `There is no party “${party}”; add it first.`);
  for (const { index, key } of listRepeated(parties, ({ party, role }) => `${party} as ${role}`)) add(`parties[${index}]`, `${key} stands twice.`);
  for (const { index, key } of listRepeated(units, ({ id }) => id)) add(`units[${index}].id`, `Load unit ${key} stands twice.`);
  for (const [i, { id }] of units.entries()) if (id.trim() === '') add(`units[${i}].id`, 'A load unit needs a number or name.');
  problems.push(...listParticularsProblems(given));
  if (itinerary.legs.length === 0) add('itinerary.legs', 'An itinerary has at least one leg; take one of an answer of the planner.');
  return problems;
}
