/** Whether what is given for papers is of this consignment: its parties, its load units, places of its way (SPEC CO12). */
import type { NewConsignment } from '../../contract/index.js';
import type { Problem } from '../outcome.js';

type Given = Pick<NewConsignment, 'parties' | 'itinerary' | 'particulars'> & { readonly units: readonly { readonly id: string }[] };

export function listParticularsProblems({ particulars = {}, parties, units, itinerary }: Given): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (at: string, sentence: string): void => void problems.push({ at: `particulars.${at}`, sentence });
  const places = new Set(itinerary.legs.flatMap(({ from, to }) => [from.id, to.id]));
  for (const party of Object.keys(particulars.addresses ?? {}))
    if (!parties.some((one) => one.party === party))
      add(`addresses.${party}`, `${party} has no role in the consignment, so no paper prints its address.`);
  for (const [i, { unit }] of (particulars.vehicles ?? []).entries())
    if (!units.some(({ id }) => id === unit)) add(`vehicles[${i}].unit`, `${unit} is no load unit of the consignment.`);
  for (const place of Object.keys(particulars.rail?.stations ?? {}))
    if (!places.has(place)) add(`rail.stations.${place}`, `${place} is no place of the way; a station is given by the id of its place.`);
  return problems;
}
