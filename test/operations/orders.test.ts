/** Orders: what may be offered, what amending keeps, how an order ends, and what anyone can verify offline. */
import { describe, expect, test } from 'vitest';
import { createSigningKeyPair, sha256, signBytes, verifyEd25519 } from '../../src/adapters/index.js';
import type { Consignment, DispatchOrder, NewOrder, OrderFile } from '../../src/contract/index.js';
import { hashContent, keyIdOf, signedBytes, verifyOrderFile } from '../../src/operations/index.js';
import {
  actorOf,
  consignmentOf,
  createOperationsScene,
  doneOf,
  hours,
  momentAfter,
  type OperationsScene,
  orderOf,
  system,
} from '../scenes/operations-scene.js';

const contentOf = ({ content: { formatVersion: _, id: __, version: ___, issuedBy: ____, issuedAt: _____, ...content } }: DispatchOrder): NewOrder =>
  content;

describe('offering', () => {
  test('DI3: every problem at once, each with its place; nothing is bound', async () => {
    const { desk, openBooked } = await createOperationsScene();
    const booked = await openBooked(['T1', 'T2']);
    const draft = doneOf(await desk.openConsignment(actorOf('corridor'), consignmentOf(['D1']), undefined));
    const unseen = doneOf(
      await desk.openConsignment(
        actorOf('henan'),
        consignmentOf(['U1'], {
          parties: [
            { party: 'henan', role: 'shipper' },
            { party: 'buyer', role: 'consignee' },
          ],
        }),
        undefined,
      ),
    );
    const given = orderOf([
      { party: 'henan', consignment: booked },
      { party: 'kazakh', consignment: draft },
      { party: 'kazakh', consignment: unseen },
    ]);
    const [first, ...rest] = given.convoys;
    const outcome = await desk.offerOrder(
      actorOf('corridor'),
      {
        ...given,
        convoys: [{ ...(first as NewOrder['convoys'][number]), party: 'nobody', units: ['T1', 'T1', 'T7'] }, ...rest],
        signatories: ['henan', 'henan', 'nobody'],
        window: { opensAt: momentAfter(10), closesAt: momentAfter(10) },
      },
      undefined,
    );
    expect(outcome).toMatchObject({ kind: 'refused', because: 'invalid' });
    expect(outcome.kind === 'refused' && outcome.problems.map(({ at }) => at).sort()).toEqual(
      [
        'convoys[0].party',
        'convoys[0].units[1]',
        'convoys[0].units[2]',
        'convoys[1].consignments[0]',
        'convoys[2].consignments[0]',
        'convoys[2].id',
        'signatories[1]',
        'signatories[2]',
        'window.closesAt',
      ].sort(),
    );
    expect(await desk.listOrders(system)).toEqual([]);
    expect(doneOf(await desk.readConsignment(system, booked.id)).order).toBeNull();
    // that of others is told in the same words as one that never was
    const sentence = outcome.kind === 'refused' ? outcome.problems.find(({ at }) => at === 'convoys[2].consignments[0]')?.sentence : '';
    expect(sentence).toBe(`There is no consignment ${unseen.id} that you see.`);
  });

  test('DI3: by a party, with an idempotency key at most once', async () => {
    const { desk, openBooked } = await createOperationsScene();
    const given = orderOf([{ party: 'henan', consignment: await openBooked(['T1']) }]);
    expect(await desk.offerOrder(system, given, undefined)).toMatchObject({ because: 'not-yours' });
    const [one, two] = await Promise.all([desk.offerOrder(actorOf('corridor'), given, 'k'), desk.offerOrder(actorOf('corridor'), given, 'k')]);
    expect(doneOf(one)).toEqual(doneOf(two));
    expect(await desk.offerOrder(actorOf('corridor'), { ...given, title: 'Other' }, 'k')).toMatchObject({ because: 'conflict' });
  });

  test('CO9: of two orders for one consignment, offered at once, one is taken', async () => {
    const { desk, openBooked } = await createOperationsScene();
    const given = orderOf([{ party: 'henan', consignment: await openBooked(['T1']) }]);
    const outcomes = await Promise.all([1, 2, 3].map(() => desk.offerOrder(actorOf('corridor'), given, undefined)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused', 'refused']);
  });
});

describe('amending and ending', () => {
  test('DI9: signatures are void and stay readable, readiness stays for convoys that are the same, consignments are bound and freed', async () => {
    const scene = await createOperationsScene();
    const { desk, offer, makeReady, signatureOf, openBooked } = scene;
    const order = await offer();
    await makeReady(order);
    doneOf(await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order)));
    const others = await openBooked(['R1']);
    const [henan, kazakh] = contentOf(order).convoys as [NewOrder['convoys'][number], NewOrder['convoys'][number]];
    const railway = { ...henan, id: 'train', party: 'railway', name: 'Train', kind: 'train' as const, units: ['R1'], consignments: [others.id] };
    const amended = doneOf(await desk.amendOrder(actorOf('corridor'), order.id, 1, { ...contentOf(order), convoys: [henan, railway] }));
    expect(amended).toMatchObject({ state: 'amended', signatures: [], content: { version: 2 }, earlier: [{ contentHash: order.contentHash }] });
    expect(amended.earlier[0]?.signatures.map(({ party }) => party)).toEqual(['henan']);
    expect(amended.readiness.map(({ convoy, ready }) => [convoy, ready])).toEqual([
      ['of-henan', true],
      ['train', false],
    ]);
    const orderOfConsignment = async (id: string | undefined) => doneOf(await desk.readConsignment(system, id ?? '')).order;
    expect(await orderOfConsignment(kazakh.consignments[0])).toBeNull();
    expect(await orderOfConsignment(others.id)).toBe(order.id);
    expect(await desk.amendOrder(actorOf('corridor'), order.id, 1, contentOf(order))).toMatchObject({ because: 'stale' });
    expect(await desk.amendOrder(actorOf('henan'), order.id, 2, contentOf(order))).toMatchObject({ because: 'not-yours' });
  });

  test('DI9: what is wrong with the new content is told as when offering, and the order stays', async () => {
    const { desk, offer } = await createOperationsScene();
    const order = await offer();
    const outcome = await desk.amendOrder(actorOf('corridor'), order.id, 1, { ...contentOf(order), signatories: ['nobody'] });
    expect(outcome).toMatchObject({ because: 'invalid', problems: [{ at: 'signatories[0]' }] });
    expect(doneOf(await desk.readOrder(system, order.id))).toEqual(order);
  });

  test('DI10, DI11: withdrawn or expired, it stays so, its consignments are free, and nothing can be done with it', async () => {
    const scene = await createOperationsScene();
    const { desk, pass } = scene;
    const withdrawn = await scene.offer();
    const expired = await scene.offer();
    expect(await desk.withdrawOrder(actorOf('henan'), withdrawn.id, 'Storm.')).toMatchObject({ because: 'not-yours' });
    doneOf(await desk.withdrawOrder(actorOf('corridor'), withdrawn.id, 'Storm.'));
    pass(hours(2));
    await desk.passTime();
    expect(doneOf(await desk.readOrder(system, expired.id)).state).toBe('offered');
    pass(1);
    // past its end it is closed to everybody, before anything has written that down
    expect(await desk.checkItem(actorOf('henan'), expired.id, { convoy: 'of-henan', item: 'crew', done: true })).toMatchObject({
      because: 'not-now',
    });
    await Promise.all([desk.passTime(), desk.passTime(), desk.passTime()]);
    await desk.passTime();
    expect((await desk.listOrders(system)).map(({ state }) => state).sort()).toEqual(['expired', 'withdrawn']);
    const kinds = (await desk.readLog(system, 0, 1000)).lines.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'order.expired')).toHaveLength(1);
    for (const { order, state } of await desk.listConsignments(system, { after: undefined, limit: 10 }))
      expect([order, state]).toEqual([null, 'booked']);
    for (const { id, content } of [withdrawn, expired]) {
      expect(await desk.amendOrder(actorOf('corridor'), id, content.version, contentOf(withdrawn))).toMatchObject({ because: 'not-now' });
      expect(await desk.withdrawOrder(actorOf('corridor'), id, 'Again.')).toMatchObject({ because: 'not-now' });
    }
  });

  test('DI4: an item is set by the convoy’s party alone; the word needs every item; taking one back takes the word back', async () => {
    const { desk, offer } = await createOperationsScene();
    const order = await offer();
    const check = { convoy: 'of-henan', item: 'crew', done: true };
    expect(await desk.checkItem(actorOf('kazakh'), order.id, check)).toMatchObject({ because: 'not-yours' });
    doneOf(await desk.checkItem(actorOf('henan'), order.id, check));
    expect(await desk.declareReady(actorOf('henan'), order.id, 'of-henan')).toMatchObject({
      because: 'not-now',
      sentence: expect.stringContaining('“Papers checked”'),
    });
    doneOf(await desk.checkItem(actorOf('henan'), order.id, { ...check, item: 'papers' }));
    expect(doneOf(await desk.declareReady(actorOf('henan'), order.id, 'of-henan')).readiness[0]).toMatchObject({ ready: true });
    expect(doneOf(await desk.checkItem(actorOf('henan'), order.id, { ...check, done: false })).readiness[0]).toMatchObject({
      ready: false,
      declaredAt: null,
    });
    expect(await desk.checkItem(actorOf('henan'), order.id, { ...check, item: 'fuel' })).toMatchObject({ because: 'unknown' });
  });

  test('DI5: after the first signature readiness is not taken back', async () => {
    const { desk, offer, makeReady, signatureOf } = await createOperationsScene();
    const order = await offer();
    await makeReady(order);
    doneOf(await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order)));
    const back = await desk.checkItem(actorOf('kazakh'), order.id, { convoy: 'of-kazakh', item: 'crew', done: false });
    expect(back).toMatchObject({ because: 'not-now', sentence: expect.stringContaining('has a signature') });
  });
});

describe('DI13: the order file', () => {
  const tools = { sha256, verify: verifyEd25519, keyIdOf: (publicKey: string) => keyIdOf(publicKey, sha256) };
  const signedFile = async (): Promise<{ scene: OperationsScene; file: OrderFile }> => {
    const scene = await createOperationsScene();
    const { desk, offer, makeReady, signatureOf } = scene;
    const order = await offer();
    const again = doneOf(await desk.amendOrder(actorOf('corridor'), order.id, 1, { ...contentOf(order), title: 'Start shipping now' }));
    await makeReady(again);
    for (const party of ['henan', 'kazakh'] as const) doneOf(await desk.signOrder(actorOf(party), order.id, signatureOf(party, again)));
    return { scene, file: doneOf(await desk.writeOrderFile(actorOf('henan'), order.id)) };
  };

  test('of an order in force verifies, names who signed, and holds the keys of the signatures even when they are revoked since', async () => {
    const { scene, file } = await signedFile();
    expect(verifyOrderFile(file, tools)).toEqual({ ok: true, problems: [], signedBy: ['henan', 'kazakh'], missing: [] });
    doneOf(await scene.desk.revokeSigningKey(system, 'henan', file.order.signatures[0]?.keyId ?? ''));
    expect(verifyOrderFile(doneOf(await scene.desk.writeOrderFile(actorOf('henan'), file.order.id)), tools).ok).toBe(true);
  });

  const anySignature = 'A'.repeat(86);
  const forgeries: Record<string, (order: DispatchOrder) => DispatchOrder> = {
    'another instruction': (order) => ({ ...order, content: { ...order.content, instruction: 'Wait' } }),
    'another instruction, with its own hash': (order) => {
      const content = { ...order.content, instruction: 'Wait' };
      return { ...order, content, contentHash: hashContent(content, sha256) };
    },
    'a moment in force that no signature has': (order) => ({ ...order, inForceAt: momentAfter(1) }),
    'a signature that is none': (order) => ({
      ...order,
      signatures: order.signatures.map((one, i) => (i === 0 ? { ...one, signature: anySignature } : one)),
    }),
    'a signature left out': (order) => ({ ...order, signatures: order.signatures.slice(1) }),
    'a signature twice instead of two': (order) => ({ ...order, signatures: order.signatures.map(() => order.signatures[0] as never) }),
    'a moment outside the window': (order) => ({
      ...order,
      signatures: order.signatures.map((one) => ({ ...one, signedAt: momentAfter(hours(9)) })),
    }),
    'a state that it has not': (order) => ({ ...order, state: 'countersigned' }),
    'no moment in force': (order) => ({ ...order, inForceAt: null }),
    'a convoy that is not ready': (order) => ({ ...order, readiness: order.readiness.map((one) => ({ ...one, ready: false })) }),
    'an earlier version left out': (order) => ({ ...order, earlier: [] }),
    'an earlier version altered': (order) => ({
      ...order,
      earlier: order.earlier.map((one) => ({ ...one, content: { ...one.content, title: 'Never' } })),
    }),
    'another id': (order) => ({ ...order, id: 'ord_other' }),
  };
  test.each(Object.entries(forgeries))('with %s is named as false', async (_, forge) => {
    const { file } = await signedFile();
    const verdict = verifyOrderFile({ ...file, order: forge(file.order) }, tools);
    expect(verdict.ok).toBe(false);
    expect(verdict.problems.length).toBeGreaterThan(0);
  });

  test('with keys that are not the ones they are called by, or without them, is named as false', async () => {
    const { file, scene } = await signedFile();
    const swapped = file.keys.map((key) => ({ ...key, publicKey: scene.keys.stranger.publicKey }));
    for (const keys of [[], file.keys.slice(1), swapped]) expect(verifyOrderFile({ ...file, keys }, tools).ok).toBe(false);
  });

  test('against keys that come from elsewhere, one that somebody made up with keys of his own is named as false', async () => {
    const { file } = await signedFile();
    const trusted = file.keys.map(({ party, publicKey }) => ({ party, publicKey }));
    expect(verifyOrderFile(file, { ...tools, trusted }).ok).toBe(true);
    const forged = file.order.signatures.map((given) => {
      const pair = createSigningKeyPair();
      const keyId = keyIdOf(pair.publicKey, sha256) ?? '';
      return {
        key: { party: given.party, keyId, publicKey: pair.publicKey },
        signature: { ...given, keyId, signature: signBytes(pair, signedBytes(file.order.content)) },
      };
    });
    const order = { ...file.order, signatures: forged.map(({ signature }) => signature) };
    const made: OrderFile = { ...file, order, keys: forged.map(({ key }) => key) };
    // by its own keys it holds: that is all that a file alone can show
    expect(verifyOrderFile(made, tools).ok).toBe(true);
    const verdict = verifyOrderFile(made, { ...tools, trusted });
    expect(verdict).toMatchObject({ ok: false, signedBy: [], missing: ['henan', 'kazakh'] });
    // another party's key is no key of this one
    const swapped = trusted.map(({ publicKey }, i) => ({ publicKey, party: trusted[1 - i]?.party ?? '' }));
    expect(verifyOrderFile(file, { ...tools, trusted: swapped }).ok).toBe(false);
  });

  test('DI1: a state that does not follow from versions and withdrawal is named as false', async () => {
    const { desk, offer } = await createOperationsScene();
    const { id } = await offer();
    const fileNow = async (): Promise<OrderFile> => doneOf(await desk.writeOrderFile(actorOf('henan'), id));
    const first = await fileNow();
    const given = contentOf(first.order);
    doneOf(await desk.amendOrder(actorOf('corridor'), id, 1, { ...given, title: 'Later' }));
    const second = await fileNow();
    doneOf(await desk.withdrawOrder(actorOf('corridor'), id, 'Storm.'));
    const ended = await fileNow();
    for (const file of [first, second, ended]) expect(verifyOrderFile(file, tools).ok).toBe(true);
    const withdrawn = { by: 'stranger', at: momentAfter(1), because: 'x' };
    const changes: readonly [OrderFile, Partial<DispatchOrder>][] = [
      [first, { state: 'amended' }],
      [second, { state: 'offered' }],
      [ended, { state: 'expired' }],
      [ended, { state: 'amended' }],
      [ended, { withdrawn: null }],
      [ended, { withdrawn }],
      [second, { withdrawn }],
    ];
    for (const [file, change] of changes)
      expect(verifyOrderFile({ ...file, order: { ...file.order, ...change } }, tools)).toMatchObject({
        ok: false,
        problems: [{ at: 'order.state' }],
      });
  });

  test('an order that nobody has signed verifies as what it is, and says who is missing', async () => {
    const { desk, offer } = await createOperationsScene();
    const order = await offer();
    const file = doneOf(await desk.writeOrderFile(actorOf('henan'), order.id));
    expect(verifyOrderFile(file, tools)).toEqual({ ok: true, problems: [], signedBy: [], missing: ['henan', 'kazakh'] });
  });

  test('DI8: an order in force has released what it names, and a consignment remembers which order it was', async () => {
    const { scene, file } = await signedFile();
    const all: readonly Consignment[] = await scene.desk.listConsignments(system, { after: undefined, limit: 10 });
    expect(all.map(({ state, order }) => [state, order])).toEqual(all.map(() => ['under-way', file.order.id]));
  });
});
