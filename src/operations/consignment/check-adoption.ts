/** What a new way does to what was made for the old one: an order that is signed, papers, what papers print, and with whom it sails (SPEC CO14). */
import type { Consignment, DispatchOrder } from '../../contract/index.js';
import type { Refused } from '../outcome.js';
import { listInWords, refuse } from '../refuse.js';

type Itinerary = Consignment['itinerary'];

/** A signature is given for cargo that goes the way its signatory could read. In force the order has done its work: then another way may be taken. */
export function refuseForSignedOrder(order: DispatchOrder | undefined): Refused | undefined {
  if (order?.state !== 'countersigned') return undefined;
  const signed = listInWords(order.signatures.map(({ party }) => party));
  const wayOut = 'Take another way when it is in force, or have the issuer amend or withdraw it first.';
  return refuse('not-now', `Order ${order.id} is signed by ${signed} already, with this consignment on the way it has. ${wayOut}`);
}

/** Sentences for who is asked to agree, in the order of papers, stations, convoys. Empty where all still fits. */
export function listNoLongerFitting(consignment: Consignment, itinerary: Itinerary, order: DispatchOrder | undefined): string[] {
  return [...listPapers(consignment, itinerary), ...listStations(consignment, itinerary), ...listConvoys(consignment, itinerary, order)];
}

const papersOf: Readonly<Record<'road' | 'rail', readonly string[]>> = { road: ['CMR', 'TIR'], rail: ['SMGS', 'CIM/SMGS'] };

function listPapers({ papers, itinerary: old }: Consignment, itinerary: Itinerary): string[] {
  const goesBy = (way: Itinerary, mode: string): boolean => way.legs.some((leg) => leg.kind === 'run' && leg.mode === mode);
  return (['road', 'rail'] as const)
    .filter((mode) => goesBy(old, mode) && !goesBy(itinerary, mode))
    .flatMap((mode) =>
      papers
        .filter(({ kind }) => papersOf[mode].includes(kind))
        .map(({ kind, number }) => `Paper ${kind} ${number} is for a way by ${mode}; the new way has no leg by ${mode}.`),
    );
}

const placesOf = ({ legs }: Itinerary): ReadonlySet<string> => new Set(legs.flatMap(({ from, to }) => [from.id, to.id]));

function listStations({ particulars = {} }: Consignment, itinerary: Itinerary): string[] {
  const places = placesOf(itinerary);
  return Object.entries(particulars.rail?.stations ?? {})
    .filter(([place]) => !places.has(place))
    .map(([place, code]) => `Station ${code} is given for ${place}, which the new way does not pass: take it out of particulars.rail.stations.`);
}

function listConvoys({ id, units }: Consignment, itinerary: Itinerary, order: DispatchOrder | undefined): string[] {
  if (order === undefined) return [];
  const places = placesOf(itinerary);
  const own = new Set(units.map((unit) => unit.id));
  return order.content.convoys
    .filter(({ consignments }) => consignments.includes(id))
    .flatMap((convoy) => {
      const others = convoy.units.filter((unit) => !own.has(unit)).length;
      if (order.state === 'in-force')
        return others === 0
          ? []
          : [
              `Order ${order.id} released it in convoy “${convoy.name}” with ${others} other load unit${others === 1 ? '' : 's'}; they keep their way.`,
            ];
      return places.has(convoy.place)
        ? []
        : [`Convoy “${convoy.name}” of order ${order.id} stands at ${convoy.place}, which the new way does not pass: have the order amended.`];
    });
}
