/** What papers are written from: one consignment with its parties, the order that releases it, and what only papers ask for. */
import type { Consignment, DispatchOrder, DocumentParticulars, LoadUnit, Moment, Party, PartyRole } from '../../contract/index.js';

export interface ConsignmentRecord {
  readonly consignment: Consignment;
  /** Those that the consignment names, at least. */
  readonly parties: readonly Party[];
  /** The order that releases it; undefined where it has none. */
  readonly order: DispatchOrder | undefined;
  readonly particulars: DocumentParticulars;
}

export interface Writing {
  /** Printed as the day on which the paper is made out, in the offset that it has. */
  readonly now: Moment;
  readonly issuer: Party;
  /** One load unit, for a paper of each vehicle; undefined: all that the paper can cover. */
  readonly unit?: string;
}

/** In the order in which the consignment names them. */
export const listPartiesOf = ({ consignment, parties }: ConsignmentRecord, role: PartyRole): readonly Party[] =>
  consignment.parties
    .filter((one) => one.role === role)
    .map(({ party }) => {
      const found = parties.find(({ id }) => id === party);
      if (found === undefined) throw new Error(`The record of consignment ${consignment.id} lacks its party ${party}`);
      return found;
    });

/** Load units of these kinds, or the one asked for. */
export const listUnits = ({ consignment }: ConsignmentRecord, { unit }: Writing, kinds: readonly LoadUnit['kind'][]): readonly LoadUnit[] =>
  consignment.units.filter(({ id, kind }) => kinds.includes(kind) && (unit === undefined || unit === id));

/** Whether the consignment may move: its order is in force, or, without an order, it is on its way or was. */
export function isReleased({ consignment, order }: ConsignmentRecord): boolean {
  if (consignment.order === null) return ['under-way', 'arrived', 'closed'].includes(consignment.state);
  if (order?.id !== consignment.order) throw new Error(`The record of consignment ${consignment.id} lacks its order ${consignment.order}`);
  return order.state === 'in-force';
}
