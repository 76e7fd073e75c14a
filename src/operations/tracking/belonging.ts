/**
 * To which consignments an event belongs (SPEC TR3, TR8, TR11). Anybody may open a consignment with any number of a load unit and name anybody in it:
 * so an event that is found by its load unit alone belongs only to those in which its sender has taken part by an act of its own.
 */
import type { NewEvent } from '../../contract/index.js';
import type { Problem } from '../outcome.js';
import { listInWords } from '../refuse.js';

/** An open consignment that carries the load unit and that the sender sees. */
export interface CarriedUnit {
  readonly consignment: string;
  readonly isDraft: boolean;
  /** The sender opened or changed it, agreed to its way, acted on its order, or named it in an event before. */
  readonly takesPart: boolean;
}

/** Whether the sender has named it meanwhile, in what is being judged. */
export type IsJoined = (consignment: string) => boolean;

interface Belonging {
  readonly consignments: string[];
  /** Those in which the sender takes part from now on. */
  readonly joined: readonly string[];
  readonly problems: readonly Problem[];
}

export function findBelonging(event: NewEvent, at: string, carried: readonly CarriedUnit[], isJoined: IsJoined): Belonging {
  const { unit, consignments: named } = event;
  const takesPart = (one: CarriedUnit): boolean => one.takesPart || isJoined(one.consignment);
  if (named !== undefined) {
    const problems = named.flatMap((id, i) => {
      const sentence = refuseNamed(id, unit, carried);
      return sentence === undefined ? [] : [{ at: `${at}.consignments[${i}]`, sentence }];
    });
    const found = carried.filter(({ consignment }) => named.includes(consignment));
    if (problems.length > 0) return { consignments: [], joined: [], problems };
    return { consignments: idsOf(found), joined: idsOf(found.filter((one) => !takesPart(one))), problems };
  }
  const own = carried.filter((one) => !one.isDraft && takesPart(one));
  return { consignments: idsOf(own), joined: [], problems: own.length > 0 ? [] : [{ at: `${at}.unit`, sentence: refuseUnit(unit, carried) }] };
}

const idsOf = (carried: readonly CarriedUnit[]): string[] => carried.map(({ consignment }) => consignment);

function refuseNamed(id: string, unit: string, carried: readonly CarriedUnit[]): string | undefined {
  const found = carried.find(({ consignment }) => consignment === id);
  if (found === undefined) return `Load unit ${unit} is in no open consignment ${id} that you see; check both.`;
  return found.isDraft ? `Consignment ${id} is a draft: book it first, then tell events of it.` : undefined;
}

function refuseUnit(unit: string, carried: readonly CarriedUnit[]): string {
  if (carried.length === 0) return `Load unit ${unit} is in no open consignment that you see; check the number, or open the consignment first.`;
  const booked = carried.filter(({ isDraft }) => !isDraft);
  if (booked.length === 0) return `Load unit ${unit} is in ${listInWords(idsOf(carried))}, still a draft: book it first, then tell events of it.`;
  return `You were only named in ${listInWords(idsOf(booked))}, which has load unit ${unit}. If it is yours to tell of, name it once in the event, as “consignments”; from then on the load unit is enough.`;
}
