/** Who sees what: a consignment by role or by its order (SPEC CO2), an order by taking part (DI2). */
import type { Consignment, DispatchOrder, OrderContent, PartyRole } from '../../contract/index.js';

/** Issuer, signatories and parties that ready a convoy, each once, sorted. */
export const listParticipants = (content: Pick<OrderContent, 'issuedBy' | 'signatories' | 'convoys'>): readonly string[] =>
  [...new Set([content.issuedBy, ...content.signatories, ...content.convoys.map(({ party }) => party)])].sort();

/** `order` is the one that the consignment names; undefined where it names none. */
export const listSeers = (consignment: Consignment, order: DispatchOrder | undefined): readonly string[] =>
  [
    ...new Set([
      consignment.createdBy,
      ...consignment.parties.map(({ party }) => party),
      ...(order === undefined ? [] : listParticipants(order.content)),
    ]),
  ].sort();

export const hasRole = (consignment: Pick<Consignment, 'parties'>, party: string | undefined, roles: readonly PartyRole[]): boolean =>
  consignment.parties.some((one) => one.party === party && roles.includes(one.role));
