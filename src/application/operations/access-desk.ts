/** Keys with which parties call: made, rotated, revoked, and looked up by their hash (SPEC PA4, PA5). */
import type { AccessKey, NewAccessKey } from '../../contract/index.js';
import { done, instantOf, momentOf, type Outcome, refuse } from '../../operations/index.js';
import type { Change } from './change-lane.js';
import { type DeskContext, maySetUp, refuseUnknown } from './desk-context.js';
import type { OperationsDesk } from './operations-desk.js';
import type { StoreReading } from './operations-store.js';
import type { Actor } from './outcome.js';

type AccessDesk = Pick<OperationsDesk, 'createAccessKey' | 'rotateAccessKey' | 'revokeAccessKey' | 'listAccessKeys' | 'findActor'>;

const encoder = new TextEncoder();

/** What is kept of a secret. A secret of 256 random bits needs no salt and no slow hash: there is nothing to guess. */
export const hashSecret = ({ parts }: DeskContext, secret: string): string => parts.sha256(encoder.encode(secret));

const withoutHash = ({ secretHash: _, ...key }: AccessKey & { readonly secretHash: string }): AccessKey => key;

async function findOwn(reading: StoreReading, actor: Actor, id: string) {
  const key = (await reading.accessKeys()).find((one) => one.id === id);
  return key !== undefined && (maySetUp(actor) || key.party === actor.party) ? key : undefined;
}

function refuseGrant(actor: Actor, { party, scopes }: Pick<NewAccessKey, 'party' | 'scopes'>): Outcome<never> | undefined {
  if (maySetUp(actor)) return undefined;
  if (party !== actor.party) return refuse('not-yours', `Keys of ${party} are made by ${party}, or by who may write parties.`);
  const beyond = scopes.filter((scope) => !actor.scopes.includes(scope));
  return beyond.length === 0 ? undefined : refuse('not-yours', `Your key does not have ${beyond.join(', ')} and cannot give it on.`);
}

async function revoke({ store, record, now }: Change, actor: Actor, key: AccessKey & { readonly secretHash: string }): Promise<AccessKey> {
  const revoked = { ...key, revokedAt: momentOf(now) };
  await store.putAccessKey(revoked);
  record('access-key.revoked', actor.party ?? null, key.id, withoutHash(revoked));
  return withoutHash(revoked);
}

export function createAccessDesk(context: DeskContext): AccessDesk {
  const { parts, change } = context;
  const make = async ({ store, record, now }: Change, actor: Actor, given: NewAccessKey) => {
    const secret = parts.createSecret();
    const key: AccessKey = { ...given, id: parts.createId('key'), createdAt: momentOf(now), revokedAt: null };
    await store.putAccessKey({ ...key, secretHash: hashSecret(context, secret) });
    record('access-key.created', actor.party ?? null, key.id, key);
    return done({ key, secret });
  };
  return {
    createAccessKey: (actor, given) =>
      change({ actor, action: 'createAccessKey', subject: given.party }, async (changing) => {
        const refused = refuseGrant(actor, given);
        if (refused !== undefined) return refused;
        if ((await changing.store.party(given.party)) === undefined) return refuseUnknown('party', given.party);
        if (given.expiresAt !== null && instantOf(given.expiresAt) <= changing.now)
          return refuse('invalid', 'The key would have expired before it is made.');
        return await make(changing, actor, given);
      }),
    rotateAccessKey: (actor, id) =>
      change({ actor, action: 'rotateAccessKey', subject: id }, async (changing) => {
        const key = await findOwn(changing.store, actor, id);
        if (key === undefined) return refuseUnknown('access key', id);
        if (key.revokedAt !== null) return refuse('not-now', 'The key was revoked; make a new one.');
        const refused = refuseGrant(actor, key);
        if (refused !== undefined) return refused;
        await revoke(changing, actor, key);
        return await make(changing, actor, { party: key.party, scopes: key.scopes, label: key.label, expiresAt: key.expiresAt });
      }),
    revokeAccessKey: (actor, id) =>
      change({ actor, action: 'revokeAccessKey', subject: id }, async (changing) => {
        const key = await findOwn(changing.store, actor, id);
        if (key === undefined) return refuseUnknown('access key', id);
        return done(key.revokedAt === null ? await revoke(changing, actor, key) : withoutHash(key));
      }),
    listAccessKeys: async (actor) => {
      const keys = await parts.store.read((reading) => reading.accessKeys());
      return keys.filter(({ party }) => maySetUp(actor) || party === actor.party).map(withoutHash);
    },
    findActor: async (secret) => {
      const key = await parts.store.read((reading) => reading.accessKeyBySecretHash(hashSecret(context, secret)));
      if (key === undefined || key.revokedAt !== null) return undefined;
      if (key.expiresAt !== null && instantOf(key.expiresAt) <= parts.now()) return undefined;
      return { party: key.party, accessKey: key.id, scopes: key.scopes };
    },
  };
}
