/** Which scope a line of the log needs: the one that reads the thing it tells of. Sight (whose thing it is) is the desk's; this is the key's. */
import type { Actor } from '../../../application/index.js';
import type { LogKind, Scope } from '../../../contract/index.js';

/** Undefined: names and public keys of parties, which every key may read. */
export function scopeOfKind(kind: LogKind): Scope | undefined {
  const [subject] = kind.split('.');
  switch (subject) {
    case 'order':
      return 'orders:read';
    case 'event':
      return 'events:read';
    case 'consignment':
    case 'forecast':
    case 'alarm':
    case 'share-link':
      return 'consignments:read';
    case 'access-key':
      return 'parties:write';
    case 'webhook':
      return 'webhooks:write';
    default:
      return undefined;
  }
}

export const mayRead = (actor: Pick<Actor, 'scopes'>, kind: LogKind): boolean => {
  const scope = scopeOfKind(kind);
  return scope === undefined || actor.scopes.includes(scope);
};
