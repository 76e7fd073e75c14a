/** Parties, their keys, and links: who is let in, by what, and until when. */
import { describe, expect, test } from 'vitest';
import { createSigningKeyPair, sha256 } from '../../src/adapters/index.js';
import { accessKeySchema, scopes, sharedConsignmentSchema } from '../../src/contract/index.js';
import { keyIdOf } from '../../src/operations/index.js';
import { actorOf, createOperationsScene, doneOf, eventOf, hours, momentAfter, system } from '../scenes/operations-scene.js';

const admin = actorOf('corridor', ['parties:write']);

describe('parties', () => {
  test('PA1: added by who may write parties; the same again is the same, another by the same id a conflict', async () => {
    const { desk } = await createOperationsScene();
    const party = { id: 'port', name: 'Port of Kuryk', country: 'KZ' };
    expect(await desk.addParty(actorOf('henan'), party)).toMatchObject({ because: 'not-yours' });
    const added = doneOf(await desk.addParty(admin, party));
    const head = await desk.logHead();
    expect(doneOf(await desk.addParty(admin, party))).toEqual(added);
    expect(await desk.addParty(admin, { ...party, name: 'Port of Aktau' })).toMatchObject({ because: 'conflict' });
    expect(await desk.logHead()).toBe(head);
    expect((await desk.listParties(actorOf('stranger'))).map(({ id }) => id)).toContain('port');
  });

  test('PA2, PA3: a key has the name that its bytes give it, belongs to one party, and once revoked is never active again', async () => {
    const { desk } = await createOperationsScene();
    const { publicKey } = createSigningKeyPair();
    const id = sha256(Buffer.from(publicKey, 'base64url')).slice(0, 16);
    expect(keyIdOf(publicKey, sha256)).toBe(id);
    expect(await desk.addSigningKey(actorOf('kazakh'), 'henan', publicKey)).toMatchObject({ because: 'not-yours' });
    for (const bad of ['', 'A'.repeat(42), 'A'.repeat(44), `${publicKey.slice(0, 42)}+`])
      expect(await desk.addSigningKey(actorOf('henan'), 'henan', bad)).toMatchObject({ because: 'invalid' });
    const henan = doneOf(await desk.addSigningKey(actorOf('henan'), 'henan', publicKey));
    expect(henan.signingKeys.map((key) => [key.id, key.revokedAt])).toContainEqual([id, null]);
    expect(doneOf(await desk.addSigningKey(actorOf('henan'), 'henan', publicKey))).toEqual(henan);
    expect(await desk.addSigningKey(admin, 'kazakh', publicKey)).toMatchObject({ because: 'conflict' });
    expect(await desk.revokeSigningKey(actorOf('kazakh'), 'henan', id)).toMatchObject({ because: 'not-yours' });
    const revoked = doneOf(await desk.revokeSigningKey(actorOf('henan'), 'henan', id));
    expect(revoked.signingKeys.find((key) => key.id === id)?.revokedAt).toBe(momentAfter(0));
    expect(doneOf(await desk.revokeSigningKey(actorOf('henan'), 'henan', id))).toEqual(revoked);
    expect(await desk.addSigningKey(actorOf('henan'), 'henan', publicKey)).toMatchObject({ because: 'not-now' });
  });
});

describe('access keys', () => {
  test('PA4: the secret opens until it is revoked, rotated or expired, to the millisecond; nothing but the secret opens', async () => {
    const { desk, store, pass } = await createOperationsScene();
    const given = { party: 'henan', scopes: ['events:write' as const], label: 'gate', expiresAt: momentAfter(hours(1)) };
    const { key, secret } = doneOf(await desk.createAccessKey(system, given));
    expect(await desk.findActor(secret)).toEqual({ party: 'henan', accessKey: key.id, scopes: ['events:write'] });
    const [kept] = await store.read((reading) => reading.accessKeys());
    for (const wrong of ['', key.id, kept?.secretHash ?? '', `${secret}x`, secret.slice(1)]) expect(await desk.findActor(wrong)).toBeUndefined();
    const rotated = doneOf(await desk.rotateAccessKey(actorOf('henan', ['events:write']), key.id));
    expect(rotated.key).toMatchObject({ party: 'henan', scopes: ['events:write'], label: 'gate', expiresAt: given.expiresAt });
    expect(await desk.findActor(secret)).toBeUndefined();
    expect(await desk.findActor(rotated.secret)).toBeDefined();
    pass(hours(1) - 1);
    expect(await desk.findActor(rotated.secret)).toBeDefined();
    pass(1);
    expect(await desk.findActor(rotated.secret)).toBeUndefined();
    const other = doneOf(await desk.createAccessKey(system, { ...given, expiresAt: null }));
    doneOf(await desk.revokeAccessKey(actorOf('henan'), other.key.id));
    expect(await desk.findActor(other.secret)).toBeUndefined();
    expect(await desk.rotateAccessKey(admin, other.key.id)).toMatchObject({ because: 'not-now' });
  });

  test('PA5: nobody gives on more than it has, nor for another; what is listed is one’s own and has no secret', async () => {
    const { desk } = await createOperationsScene();
    const giver = actorOf('henan', ['events:write', 'events:read']);
    const given = { party: 'henan', label: '', expiresAt: null };
    expect((await desk.createAccessKey(giver, { ...given, scopes: ['events:read'] })).kind).toBe('done');
    for (const scope of scopes.filter((one) => one !== 'events:write' && one !== 'events:read'))
      expect(await desk.createAccessKey(giver, { ...given, scopes: ['events:read', scope] })).toMatchObject({ because: 'not-yours' });
    expect(await desk.createAccessKey(giver, { ...given, party: 'kazakh', scopes: ['events:read'] })).toMatchObject({ because: 'not-yours' });
    const strong = doneOf(await desk.createAccessKey(admin, { ...given, scopes: ['orders:sign'] }));
    // rotating would hand its secret to a key that is weaker
    expect(await desk.rotateAccessKey(giver, strong.key.id)).toMatchObject({ because: 'not-yours' });
    expect(
      await desk.rotateAccessKey(
        actorOf(
          'kazakh',
          scopes.filter((one) => one !== 'parties:write'),
        ),
        strong.key.id,
      ),
    ).toMatchObject({ because: 'unknown' });
    expect(await desk.listAccessKeys(actorOf('kazakh'))).toEqual([]);
    const own = await desk.listAccessKeys(actorOf('henan'));
    expect(own).toHaveLength(2);
    for (const key of own) expect(accessKeySchema.parse(key)).toEqual(key);
    expect(await desk.listAccessKeys(admin)).toHaveLength(2);
  });
});

describe('share links', () => {
  test('PA6: shows one consignment and nothing of parties, prices, sources, other cargo or who told what; then nothing at all', async () => {
    const { desk, openBooked, pass } = await createOperationsScene();
    // one truck with two consignments of different consignees
    const { id, parties } = await openBooked(['T1', 'T2']);
    const other = await openBooked(['T1'], {
      reference: 'Secret',
      parties: parties.map((one) => (one.party === 'buyer' ? { ...one, party: 'stranger' } : one)),
    });
    doneOf(
      await desk.postEvents(actorOf('henan'), [eventOf('T1', 'private-name', { note: 'for us only' }), eventOf('T2', 'wrong', { code: 'HOLD' })]),
    );
    doneOf(await desk.postEvents(actorOf('henan'), [{ id: 'back', retracts: 'wrong', because: 'x' }]));
    const { link, token } = doneOf(await desk.createShareLink(actorOf('buyer'), id, momentAfter(hours(1))));
    const shared = doneOf(await desk.readShared(token));
    expect(sharedConsignmentSchema.parse(shared)).toEqual(shared);
    expect(shared.consignment.id).toBe(id);
    expect(shared.events.map(({ unit, code }) => [unit, code])).toEqual([['T1', 'GTIN']]);
    const text = JSON.stringify(shared);
    for (const hidden of [
      'henan',
      'corridor',
      'buyer',
      'stranger',
      'Secret',
      other.id,
      'private-name',
      'for us only',
      'HOLD',
      '100000',
      'costUsd',
      'co2e',
      'Wind turbine',
    ])
      expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
    pass(hours(1));
    const expired = await desk.readShared(token);
    expect(expired).toMatchObject({ because: 'unknown' });
    expect(await desk.readShared('never')).toEqual(expired);
    expect(link.revokedAt).toBeNull();
  });

  test('PA6: made, listed and revoked by shipper, consignee, forwarder or opener; revoked it shows nothing', async () => {
    const { desk, offer } = await createOperationsScene();
    await offer();
    const [consignment] = await desk.listConsignments(actorOf('kazakh'), { after: undefined, limit: 1 });
    const id = consignment?.id ?? '';
    // a participant of the order sees the consignment and still may not hand it on
    expect(await desk.createShareLink(actorOf('kazakh'), id, momentAfter(1000))).toMatchObject({ because: 'not-yours' });
    expect(await desk.listShareLinks(actorOf('kazakh'), id)).toMatchObject({ because: 'not-yours' });
    expect(await desk.createShareLink(actorOf('buyer'), id, momentAfter(0))).toMatchObject({ because: 'invalid' });
    const { link, token } = doneOf(await desk.createShareLink(actorOf('buyer'), id, momentAfter(1000)));
    expect(await desk.revokeShareLink(actorOf('kazakh'), link.id)).toMatchObject({ because: 'not-yours' });
    expect(await desk.revokeShareLink(actorOf('stranger'), link.id)).toMatchObject({ because: 'unknown' });
    const revoked = doneOf(await desk.revokeShareLink(actorOf('henan'), link.id));
    expect(doneOf(await desk.listShareLinks(actorOf('buyer'), id))).toEqual([revoked]);
    expect(await desk.readShared(token)).toMatchObject({ because: 'unknown' });
  });
});

describe('the audit', () => {
  test('PA7: has every refusal with who, what, about what and why; a party reads its own, who may write parties reads all', async () => {
    const { desk, openBooked } = await createOperationsScene();
    const { id } = await openBooked(['T1']);
    await desk.readConsignment(actorOf('stranger'), id);
    await desk.postEvents(actorOf('stranger'), [eventOf('T1', 'a')]);
    await desk.auditRefusal({
      party: null,
      accessKey: null,
      action: 'listOrders',
      subject: null,
      because: 'no-key',
      sentence: 'No access key was given.',
    });
    const all = await desk.listAudit(system, undefined, 10);
    expect(all.map(({ party, accessKey, action, subject, because }) => [party, accessKey, action, subject, because])).toEqual([
      ['stranger', 'key_of_stranger', 'readConsignment', id, 'unknown'],
      ['stranger', 'key_of_stranger', 'postEvents', 'a', 'invalid'],
      [null, null, 'listOrders', null, 'no-key'],
    ]);
    expect(await desk.listAudit(admin, all[0]?.id, 1)).toEqual([all[1]]);
    expect(await desk.listAudit(actorOf('stranger'), undefined, 10)).toEqual(all.slice(0, 2));
    expect(await desk.listAudit(actorOf('henan'), undefined, 10)).toEqual([]);
  });
});
