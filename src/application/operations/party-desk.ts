/** Parties and their signing keys (SPEC PA1 to PA3). */
import { type LogKind, type Party, renderCanonicalJson, type SigningKey } from '../../contract/index.js';
import { done, keyIdOf, momentOf, type Outcome, refuse } from '../../operations/index.js';
import type { Change } from './change-lane.js';
import { type DeskContext, maySetUp, refuseUnknown } from './desk-context.js';
import type { OperationsDesk } from './operations-desk.js';
import type { Actor } from './outcome.js';

type PartyDesk = Pick<OperationsDesk, 'listParties' | 'addParty' | 'changeParty' | 'addSigningKey' | 'revokeSigningKey'>;

const mayKeep = (actor: Actor, party: string): boolean => maySetUp(actor) || actor.party === party;

const refuseKeys = (party: string) => refuse('not-yours', `The signing keys of ${party} are kept by ${party}, or by who may write parties.`);

async function put({ store, record }: Change, actor: Actor, kind: Extract<LogKind, `party.${string}`>, party: Party) {
  await store.putParty(party);
  record(kind, actor.party ?? null, party.id, party);
  return done(party);
}

async function addKey(change: Change, actor: Actor, party: Party, key: SigningKey): Promise<Outcome<Party>> {
  const owner = (await change.store.parties()).find(({ signingKeys }) => signingKeys.some(({ id }) => id === key.id));
  if (owner === undefined) return await put(change, actor, 'party.key-added', { ...party, signingKeys: [...party.signingKeys, key] });
  if (owner.id !== party.id) return refuse('conflict', `Key ${key.id} belongs to another party; every party signs with keys of its own.`);
  const known = owner.signingKeys.find(({ id }) => id === key.id);
  return known?.revokedAt === null ? done(owner) : refuse('not-now', `Key ${key.id} was revoked and is not used again; make a new one.`);
}

export function createPartyDesk(context: DeskContext): PartyDesk {
  const { parts, change } = context;
  return {
    listParties: () => parts.store.read((reading) => reading.parties()),
    addParty: (actor, given) =>
      change({ actor, action: 'addParty', subject: given.id, given }, async (changing) => {
        if (!maySetUp(actor)) return refuse('not-yours', 'Parties are added by who may write parties.');
        const known = await changing.store.party(given.id);
        if (known === undefined) return await put(changing, actor, 'party.added', { ...given, signingKeys: [] });
        const isSame = renderCanonicalJson({ ...known, ...given }) === renderCanonicalJson(known);
        return isSame ? done(known) : refuse('conflict', `There is a party “${given.id}” already, ${known.name}; choose another id.`);
      }),
    changeParty: (actor, id, given) =>
      change({ actor, action: 'changeParty', subject: id, given }, async (changing) => {
        const party = await changing.store.party(id);
        if (party === undefined) return refuseUnknown('party', id);
        if (!mayKeep(actor, id)) return refuse('not-yours', `What papers print of ${id} is kept by ${id}, or by who may write parties.`);
        const changed = { ...party, ...given };
        // what is so already is not changed
        return renderCanonicalJson(changed) === renderCanonicalJson(party) ? done(party) : await put(changing, actor, 'party.changed', changed);
      }),
    addSigningKey: (actor, id, publicKey) =>
      change({ actor, action: 'addSigningKey', subject: id }, async (changing) => {
        const party = await changing.store.party(id);
        if (party === undefined) return refuseUnknown('party', id);
        if (!mayKeep(actor, id)) return refuseKeys(id);
        const keyId = keyIdOf(publicKey, parts.sha256);
        if (keyId === undefined) return refuse('invalid', 'A public key is 32 bytes in base64url, 43 characters.');
        return await addKey(changing, actor, party, { id: keyId, publicKey, addedAt: momentOf(changing.now), revokedAt: null });
      }),
    revokeSigningKey: (actor, id, keyId) =>
      change({ actor, action: 'revokeSigningKey', subject: id }, async (changing) => {
        const party = await changing.store.party(id);
        const key = party?.signingKeys.find((one) => one.id === keyId);
        if (party === undefined || key === undefined) return refuseUnknown(`signing key of ${id}`, keyId);
        if (!mayKeep(actor, id)) return refuseKeys(id);
        if (key.revokedAt !== null) return done(party);
        const signingKeys = party.signingKeys.map((one) => (one === key ? { ...one, revokedAt: momentOf(changing.now) } : one));
        return await put(changing, actor, 'party.key-revoked', { ...party, signingKeys });
      }),
  };
}
