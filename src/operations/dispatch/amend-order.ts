/** A new version of an order: signatures are void, readiness stays where nothing changed (SPEC DI9). */
import type { DispatchOrder, OrderContent } from '../../contract/index.js';
import { momentOf } from '../moment.js';
import type { Outcome } from '../outcome.js';
import { done, refuse } from '../refuse.js';
import { hashContent } from './content-hash.js';
import type { CommandOf, Decision, OrderTools } from './order-command.js';
import { refuseEnded } from './order-state.js';
import { carryReadiness } from './readiness.js';

export function amend(order: DispatchOrder, { by, version, content: given }: CommandOf<'amend'>, { now, sha256 }: OrderTools): Outcome<Decision> {
  const { content: before, contentHash, signatures, earlier } = order;
  if (before.issuedBy !== by) return refuse('not-yours', `Only ${before.issuedBy}, who issued the order, amends it.`);
  const refused = refuseEnded(order, now);
  if (refused !== undefined) return refused;
  if (version !== before.version)
    return refuse('stale', `You saw version ${version}; the order is version ${before.version} now. Read it again, then amend it.`);
  const content: OrderContent = {
    ...given,
    formatVersion: 1,
    id: order.id,
    version: before.version + 1,
    issuedBy: before.issuedBy,
    issuedAt: momentOf(now),
  };
  return done({
    order: {
      ...order,
      state: 'amended',
      content,
      contentHash: hashContent(content, sha256),
      readiness: carryReadiness(order, content.convoys),
      signatures: [],
      earlier: [...earlier, { content: before, contentHash, signatures }],
    },
    lines: ['order.amended'],
  });
}
