/** A new order: version 1 of its content, no convoy ready, nobody signed (SPEC DI1, DI3). */
import type { DispatchOrder, NewOrder, OrderContent } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';
import type { Digest } from '../log/index.js';
import { momentOf } from '../moment.js';
import { hashContent } from './content-hash.js';
import { createReadiness } from './readiness.js';

export function offerOrder(
  given: NewOrder,
  { id, by, now, sha256 }: { readonly id: string; readonly by: string; readonly now: Instant; readonly sha256: Digest },
): DispatchOrder {
  const content: OrderContent = { ...given, formatVersion: 1, id, version: 1, issuedBy: by, issuedAt: momentOf(now) };
  return {
    id,
    state: 'offered',
    content,
    contentHash: hashContent(content, sha256),
    readiness: content.convoys.map(createReadiness),
    signatures: [],
    inForceAt: null,
    earlier: [],
    withdrawn: null,
  };
}
