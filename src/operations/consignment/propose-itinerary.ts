/** A new itinerary for a consignment: proposed by one, adopted once all have agreed who must (SPEC CO10, CO11, CO14). */
import type { Consignment, DispatchOrder, NewConsignment } from '../../contract/index.js';
import type { Outcome } from '../outcome.js';
import { done, listInWords, refuse } from '../refuse.js';
import { listNoLongerFitting, refuseForSignedOrder } from './check-adoption.js';

export type ProposedItinerary = Pick<NewConsignment, 'itinerary' | 'places' | 'replay'> & { readonly because: string };

/** Who pays, who waits, and who arranged it. */
const agreeing = ['shipper', 'forwarder', 'consignee'] as const;

export const listMustAgree = ({ parties }: Pick<Consignment, 'parties'>): readonly string[] => [
  ...new Set(agreeing.flatMap((role) => parties.filter((one) => one.role === role).map(({ party }) => party))),
];

export interface Agreement {
  readonly consignment: Consignment;
  readonly adopted: boolean;
}

const refuseNow = ({ state }: Consignment): Outcome<never> | undefined =>
  state === 'draft' || state === 'booked' || state === 'under-way'
    ? undefined
    : refuse('not-now', `The consignment is ${state}: its itinerary stays as it is.`);

const refuseStale = (consignment: Consignment, version: number): Outcome<never> | undefined =>
  version === consignment.version
    ? undefined
    : refuse('stale', `You saw version ${version}; it is version ${consignment.version} now. Read it again before you agree to anything.`);

/** Adopts the proposal when nobody is missing. */
function settle(consignment: Consignment): Agreement {
  const { proposal } = consignment;
  if (proposal === null || proposal.mustAgree.some((party) => !proposal.agreedBy.includes(party))) return { consignment, adopted: false };
  const { itinerary, places, replay, noLongerFits } = proposal;
  const { noLongerFits: _before, ...kept } = consignment;
  const itineraryVersion = consignment.itineraryVersion + 1;
  return {
    consignment: { ...kept, itinerary, places, replay, itineraryVersion, proposal: null, ...(noLongerFits === undefined ? {} : { noLongerFits }) },
    adopted: true,
  };
}

interface Asked {
  readonly by: string;
  /** The one that was seen. */
  readonly version: number;
  /** The order that names the consignment. */
  readonly order: DispatchOrder | undefined;
}

export function proposeItinerary(
  consignment: Consignment,
  { by, version, proposed, order }: Asked & { readonly proposed: ProposedItinerary },
): Outcome<Agreement> {
  if (!consignment.parties.some(({ party }) => party === by))
    return refuse('not-yours', 'Only a party with a role in the consignment proposes a new itinerary for it.');
  const refused = refuseStale(consignment, version) ?? refuseNow(consignment) ?? refuseForSignedOrder(order);
  if (refused !== undefined) return refused;
  if (proposed.itinerary.legs.length === 0) return refuse('invalid', 'An itinerary has at least one leg; take one of the ways on.');
  const mustAgree = [...listMustAgree(consignment)];
  const noLongerFits = listNoLongerFitting(consignment, proposed.itinerary, order);
  const told = noLongerFits.length === 0 ? {} : { noLongerFits };
  const proposal = { ...proposed, proposedBy: by, agreedBy: mustAgree.filter((party) => party === by), mustAgree, ...told };
  return done(settle({ ...consignment, version: consignment.version + 1, proposal }));
}

export function agreeToItinerary(consignment: Consignment, { by, version, order }: Asked): Outcome<Agreement> {
  const { proposal } = consignment;
  const refused = refuseStale(consignment, version) ?? refuseNow(consignment) ?? refuseForSignedOrder(order);
  if (refused !== undefined) return refused;
  if (proposal === null) return refuse('not-now', 'No new itinerary is proposed: there is nothing to agree to.');
  if (!proposal.mustAgree.includes(by)) return refuse('not-yours', `The agreement of ${listInWords(proposal.mustAgree)} is asked for, not yours.`);
  if (proposal.agreedBy.includes(by)) return done({ consignment, adopted: false });
  return done(settle({ ...consignment, version: consignment.version + 1, proposal: { ...proposal, agreedBy: [...proposal.agreedBy, by] } }));
}
