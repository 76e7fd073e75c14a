/** What an order does to a consignment: binds it when it names it, frees it when it does no longer, releases it when in force (SPEC CO9, DI8). */
import type { Consignment } from '../../contract/index.js';

const changed = (consignment: Consignment, change: Partial<Consignment>): Consignment => ({
  ...consignment,
  ...change,
  version: consignment.version + 1,
});

export const bindConsignment = (consignment: Consignment, order: string): Consignment => changed(consignment, { order });

export const freeConsignment = (consignment: Consignment): Consignment => changed(consignment, { order: null });

/** Throws unless it is booked: an order binds only booked ones, and nothing but the order moves them from there. */
export function releaseConsignment(consignment: Consignment): Consignment {
  if (consignment.state !== 'booked')
    throw new Error(`consignment ${consignment.id} is ${consignment.state}, expected booked when its order comes in force`);
  return changed(consignment, { state: 'under-way' });
}
