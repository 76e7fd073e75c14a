/**
 * The stretch of an itinerary that one contract of carriage covers. A truck that drives onto a ferry stays under its note (CMR article 2); a wagon
 * that is bogie-changed, or whose load is moved to another gauge, stays under its own.
 */
import type { Consignment, DocumentKind } from '../../contract/index.js';

type Leg = Consignment['itinerary']['legs'][number];

export interface Carriage {
  readonly legs: readonly Leg[];
  readonly from: Leg['from'];
  readonly to: Leg['to'];
  readonly departsAt: string;
  readonly arrivesAt: string;
}

interface CarriageRule {
  /** The layers on which it runs; it must run on one of the first kind. */
  readonly own: readonly string[];
  readonly also: readonly string[];
  /** Whether it goes on after the goods have stood on the ground. */
  readonly overGround: boolean;
}

const rail = ['rail1435', 'rail1520', 'rail1668', 'rail1000'];
export const carriageRules: Readonly<Record<DocumentKind, CarriageRule>> = {
  cmr: { own: ['truck'], also: ['roro'], overGround: false },
  tir: { own: ['truck'], also: ['roro'], overGround: false },
  smgs: { own: rail, also: ['rail_ferry'], overGround: true },
  'cim-smgs': { own: rail, also: ['rail_ferry'], overGround: true },
  manifest: { own: ['roro', 'rail_ferry', 'feeder', 'vessel'], also: [], overGround: false },
};

/** Every such stretch, in order; empty where the itinerary has none. */
export function listCarriages(itinerary: Consignment['itinerary'], kind: DocumentKind): readonly Carriage[] {
  const { own, also, overGround } = carriageRules[kind];
  const stretches: Leg[][] = [[]];
  for (const leg of itinerary.legs) {
    const goesOn = own.includes(leg.layer) || also.includes(leg.layer) || (overGround && leg.kind !== 'run');
    if (goesOn) stretches.at(-1)?.push(leg);
    else stretches.push([]);
  }
  return stretches.flatMap((legs) => {
    const runs = legs.filter((leg) => leg.kind === 'run');
    const first = runs[0];
    const last = runs.at(-1);
    if (first === undefined || last === undefined || !runs.some(({ layer }) => own.includes(layer))) return [];
    const within = legs.slice(legs.indexOf(first), legs.indexOf(last) + 1);
    return [{ legs: within, from: first.from, to: last.to, departsAt: first.departsAt, arrivesAt: last.arrivesAt }];
  });
}

/** Where the stretch is handed over a border, in order, each once. */
export function listBorders({ legs }: Carriage): readonly Leg['from'][] {
  const borders = legs.filter(({ kind }) => kind === 'procedure').map(({ from }) => from);
  return borders.filter(({ id }, i) => borders.findIndex((other) => other.id === id) === i);
}

/** Countries of the stretch, in order, each once: those of its ends and of its borders. */
export function listCountries({ legs, from, to }: Carriage): readonly string[] {
  const codes = [from.country, ...legs.flatMap((leg) => [leg.from.country, leg.to.country]), to.country];
  return codes.filter((code, i) => code !== '' && codes.indexOf(code) === i);
}
